# shellcheck shell=sh
# What vpnc 0.5.3 says when it ends, in words for the person who reads the app's log.

# cause_of_message LINE: sets cause to the words for this line, or to nothing when it tells no cause.
cause_of_message() {
  case $1 in
  *"check group password"* | *ISAKMP_N_AUTHENTICATION_FAILED*) cause="group secret refused" ;;
  *"authentication unsuccessful"* | *"noninteractive can't reuse password"*) cause="user name or password refused" ;;
  *"unable to get password"*) cause="gateway asks for a password that the configuration does not have" ;;
  *ISAKMP_N_INVALID_EXCHANGE_TYPE* | *ISAKMP_N_BAD_PROPOSAL_SYNTAX*) cause="gateway refuses the group name or the proposal" ;;
  *ISAKMP_N_NO_PROPOSAL_CHOSEN* | *"quick mode response rejected"*) cause="gateway refuses the proposal" ;;
  *"Peer has selected"*) cause="gateway chose a cipher that is too weak to be allowed" ;;
  *"no response from target"*) cause="gateway does not answer" ;;
  *"Connection refused"*) cause="gateway refuses connections" ;;
  *"Network is unreachable"* | *"No route to host"*) cause="no route to the gateway" ;;
  *"unknown host"*) cause="gateway name not found" ;;
  *"binding to source port"* | *"Failed to bind"*) cause="UDP port 500 or 4500 is taken in this container" ;;
  *"initialise tunnel interface"* | *"can't open /dev/net/tun"*) cause="tunnel interface cannot be made" ;;
  *"missing IPSec"* | *"missing Xauth"*) cause="configuration is not complete (${1#*missing })" ;;
  *"dead peer detection"*) cause="gateway has vanished" ;;
  *"terminated by peer"*) cause="gateway closed the connection" ;;
  *"terminated by signal"*) cause="vpnc was ended from outside" ;;
  *) cause='' ;;
  esac
}

# cause_of_status STATUS LINE: words for an end that none of vpnc's messages explained, LINE being the last.
cause_of_status() {
  case $1 in
  0) cause="vpnc ended" ;;
  2) cause="user name or password refused" ;;
  126 | 127) cause="vpnc cannot be run" ;;
  137) cause="vpnc was killed" ;;
  *) cause="vpnc ended with status $1${2:+ ($(printable "$2"))}" ;;
  esac
}

# Part of it may come from the gateway: plain characters only, and not many.
printable() { printf '%s' "$1" | LC_ALL=C tr -cd '[:alnum:] ._:,()[]/-' | cut -c 1-100; }
