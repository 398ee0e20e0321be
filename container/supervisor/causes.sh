# shellcheck shell=sh
# What vpnc 0.5.3 says when it ends: a code for the broker's diagnosis (docs/reports.md), words for the person
# who reads the app's log.

# cause_of_message LINE: sets code and cause, both empty when the line tells no cause.
cause_of_message() {
  case $1 in
  *"check group password"* | *ISAKMP_N_AUTHENTICATION_FAILED*)
    because group-secret-refused "group secret refused"
    ;;
  *"authentication unsuccessful"* | *"noninteractive can't reuse password"*)
    because credentials-refused "user name or password refused"
    ;;
  *"unable to get password"* | *"password helper program"*)
    because password-asked-for "gateway asks for a password that the configuration does not have"
    ;;
  *ISAKMP_N_INVALID_EXCHANGE_TYPE* | *ISAKMP_N_BAD_PROPOSAL_SYNTAX*)
    because group-or-proposal-refused "gateway refuses the group name or the proposal"
    ;;
  *ISAKMP_N_NO_PROPOSAL_CHOSEN* | *"quick mode response rejected"*)
    because proposal-refused "gateway refuses the proposal"
    ;;
  *"Peer has selected"*) because weak-cipher "gateway chose a cipher that is too weak to be allowed" ;;
  *"no response from target"*) because no-answer "gateway does not answer" ;;
  *"Connection refused"*) because connection-refused "gateway refuses connections" ;;
  *"Network is unreachable"* | *"No route to host"*) because no-route "no route to the gateway" ;;
  *"packet: Operation not permitted"*)
    because no-route "a firewall in this container keeps packets from the gateway"
    ;;
  *"unknown host"*) because name-not-found "gateway name not found" ;;
  *"binding to source port"* | *"Failed to bind"*)
    because port-taken "UDP port 500 or 4500 is taken in this container"
    ;;
  *"initialise tunnel interface"* | *"can't open /dev/net/tun"*)
    because no-interface "tunnel interface cannot be made"
    ;;
  *"File descriptor in bad state"*) because no-interface "tunnel interface was removed" ;;
  *"missing IPSec"* | *"missing Xauth"*)
    because incomplete "configuration is not complete ($(printable "${1#*missing }"))"
    ;;
  *"dead peer detection"*) because gateway-vanished "gateway has vanished" ;;
  *"terminated by peer"*) because closed-by-gateway "gateway closed the connection" ;;
  *"terminated by signal"*) because ended-from-outside "vpnc was ended from outside" ;;
  *) because '' '' ;;
  esac
}

# cause_of_status STATUS LINE: the same for an end that none of vpnc's messages explained, LINE being the last.
cause_of_status() {
  case $1 in
  0) because ended "vpnc ended" ;;
  2) because credentials-refused "user name or password refused" ;;
  126 | 127) because not-runnable "vpnc cannot be run" ;;
  129 | 130 | 143) because ended-from-outside "vpnc was ended from outside" ;;
  137) because killed "vpnc was killed" ;;
  *) because unknown "vpnc ended with status $1${2:+ ($(printable "$2"))}" ;;
  esac
}

# cause_of_obstacle WHY: the same for what why_no_tunnel says.
cause_of_obstacle() {
  case $1 in
  *NET_ADMIN*) because no-net-admin "$1" ;;
  */dev/net/tun*) because no-tun-device "$1" ;;
  *"as root") because not-root "$1" ;;
  *"not installed") because not-installed "$1" ;;
  *"is not set") because incomplete "$1" ;;
  *) because not-runnable "$1" ;;
  esac
}

# cause_of_impairment CODE: the words for what is wrong with a tunnel that is up (checks.sh).
cause_of_impairment() {
  case $1 in
  networks-overlap) because "$1" "the networks of the gateway take addresses that this platform needs" ;;
  nothing-comes-back) because "$1" "nothing comes back through the tunnel" ;;
  dns-unanswered) because "$1" "no DNS server of the gateway answers" ;;
  large-packets-lost) because "$1" "large packets are lost in the tunnel, its MTU is too large" ;;
  port-refused) because "$1" "the port to probe is closed" ;;
  port-unanswered) because "$1" "the port to probe does not answer" ;;
  probe-unanswered) because "$1" "the host to probe does not answer" ;;
  esac
}

because() { code=$1 cause=$2; }

# Part of it may come from the gateway: plain characters only, and not many.
printable() { printf '%s' "$1" | LC_ALL=C tr -cd '[:alnum:] ._:,()[]/-' | cut -c 1-100; }
