# shellcheck shell=sh
# Watches the tunnel's interface and routes: a route that another program takes away is put back in milliseconds,
# and connections through the tunnel live on.

# A program that goes on taking them is not fought with for ever.
mends_at_most=10

line_end='
'

begin_watch() {
  mends=0
  routes_up=$(tunnel_routes)
  start_watcher
}

start_watcher() {
  ip -4 monitor label link route >&4 2>/dev/null </dev/null 3<&- 4>&- 5>&- &
  watcher=$!
}

# What helps this process and has died is started again, and what it would have told meanwhile is looked at.
revive_helpers() {
  if ! is_running "$watcher"; then
    start_watcher
    mend_routes
  fi
  [ "$state" = up ] || return 0
  if [ -n "$pinger" ] && ! is_running "$pinger" && ! is_running "$naptime"; then revive_probe; fi
  is_running "$runner" || is_running "$vpnc_pid" || ended 1
}

# All routes to what was routed into the tunnel, one a line, also those that lead elsewhere.
tunnel_routes() {
  for network in $routed; do ip -4 route show root "$network"; done 2>/dev/null
  [ "$default_route" = 0 ] || ip -4 route show default
}

# heard_watch LINE: false if it is not the watcher's.
heard_watch() {
  case $1 in
  "[LINK]Deleted "*" $interface:"*) [ "$state" != up ] || carries_nothing "tunnel interface was removed" ;;
  "[ROUTE]"* | "[LINK]"*) [ "$state" != up ] || [ "$(tunnel_routes)" = "$routes_up" ] || mend_routes ;;
  *) return 1 ;;
  esac
}

# Puts back what is missing. More special routes that somebody adds are left alone: a second network of the container
# has every right to its own.
mend_routes() {
  mends=$((mends + 1))
  [ "$mends" -le "$mends_at_most" ] || return 0
  routes_now=$(tunnel_routes)
  missing=0
  # Read with their blanks: ip ends its lines with one.
  while IFS= read -r route; do
    case "$line_end$routes_now$line_end" in *"$line_end$route$line_end"*) continue ;; esac
    missing=1
    # shellcheck disable=SC2086 # it is a list of words
    ip -4 route replace $route 2>/dev/null || {
      give_up_routes
      return
    }
  done <<END
$routes_up
END
  [ "$missing" = 0 ] || say_warning "a route into the tunnel was taken away, and has been put back"
  routes_up=$(tunnel_routes)
}

# Routes go with their interface, and that is told first.
give_up_routes() {
  if ip link show "$interface" >/dev/null 2>&1; then
    carries_nothing "route into the tunnel was taken away"
  else
    carries_nothing "tunnel interface was removed"
  fi
}
