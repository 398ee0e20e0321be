# shellcheck shell=sh
# What vpnc's script changes in the container, kept so that it can be put back after an end of vpnc that
# did not clean up (KILL, a crash), and the routes of VPNC_START=closed.

# Far behind any route vpnc's script sets, so it wins over these while the tunnel is up, and never
# replaces them: without a metric of their own they would be gone with the tunnel interface.
closed_metric=1000000

close_networks() {
  if [ -z "$networks" ] || [ -n "$networks_wrong" ]; then
    say "App not started: VPNC_START=closed needs VPNC_NETWORKS, a list like 10.1.0.0/16,10.2.3.0/24"
    return 1
  fi
  for network in $networks; do
    if ! ip -4 route replace blackhole "$network" metric "$closed_metric" 2>/dev/null; then
      say "App not started: VPNC_START=closed, and the network $network cannot be closed in this container"
      return 1
    fi
  done
}

remember_network() {
  routes_before=$(ip -4 route show)
  default_before=$(ip -4 route show default)
  # The copy is a file, because a variable would lose bytes at its end.
  cat /etc/resolv.conf >"$run/resolv.conf" 2>/dev/null
}

# restore_network GATEWAY: the address that vpnc's script made a host route to, or nothing.
restore_network() {
  if [ -n "$1" ]; then
    case $routes_before in
    "$1 "* | *"
$1 "*) ;;
    *) ip -4 route del "$1" 2>/dev/null ;;
    esac
  fi
  if [ "$(ip -4 route show default)" != "$default_before" ]; then
    while ip -4 route del default 2>/dev/null; do :; done
    printf '%s\n' "$default_before" | while read -r route; do
      # shellcheck disable=SC2086 # it is a list of words
      [ -z "$route" ] || ip -4 route add $route 2>/dev/null
    done
  fi
  # Written in place: in a container the file is a mount of its own. It may also be read-only.
  if [ -s "$run/resolv.conf" ] && ! cmp -s "$run/resolv.conf" /etc/resolv.conf; then
    cat "$run/resolv.conf" >/etc/resolv.conf
  fi 2>/dev/null
}
