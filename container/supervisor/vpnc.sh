# shellcheck shell=sh
# Runs one vpnc. Everything it and its script say goes to the events (see tunnel.sh), in order, its end last.

# run_vpnc NUMBER: to be run as a process of its own.
#
# The environment is scrubbed because vpnc hands it on to a shell script that runs as root; the options
# make harmless every directive of the configuration that runs a program or writes a file.
run_vpnc() {
  exec >&4 2>&1 </dev/null 3<&-
  # shellcheck disable=SC2046 # two words or none
  env -i PATH="$PATH" VPNPID="$key" CULVERT_KEY="$key" CULVERT_DIAL="$1" CULVERT_CONF="$run/vpnc.conf" \
    CULVERT_NETWORKS="$networks" CULVERT_DEFAULT_ROUTE="$default_route" CULVERT_NAMES="$names" \
    vpnc "$run/vpnc.conf" --non-inter --no-detach --script "$run/hook" --password-helper /bin/false \
    --pid-file "$run/vpnc.pid" --ifname tun0 --debug 0 $(dead_peer_detection) 4>&- 5>&- &
  send dialled "$1" $!
  # From here on: a TERM to all processes of the container must not lose us the end of vpnc.
  trap '' HUP INT TERM
  # Some shells say what it died of, in words of their own.
  wait $! 2>/dev/null
  send ended "$1" $?
}

# A gateway that vanished is noticed after 334 s by default, 49 s with 10. Who sets it knows why.
dead_peer_detection() {
  case $conf in *"DPD idle timeout"*) ;; *) printf '%s' '--dpd-idle 10' ;; esac
}

write_conf() { (umask 077 && printf '%s\n' "$conf" >"$run/vpnc.conf"); }

remove_conf() { rm -f "$run/vpnc.conf"; }

# In hundredths of a second: a dial that hangs must not stretch the beat.
dial_limit=2900

# await_limit NUMBER: to be run as a process of its own.
await_limit() {
  rest "$dial_limit" && send late "$1"
}

# await_pid_file NUMBER: vpnc writes it when the tunnel is really up; its script's "connect" comes before the gateway has
# agreed to the last step. Nobody looks before "connect": each look costs a program's start, and a gateway that is away is
# dialled for days. To be run as a process of its own.
await_pid_file() {
  waited=0
  until [ -s "$run/vpnc.pid" ]; do
    if [ "$waited" -lt 200 ]; then pause=5; else pause=50; fi
    rest "$pause" || return
    waited=$((waited + pause))
  done
  send up "$1"
}
