# shellcheck shell=sh
# Asks through the tunnel whether it still carries packets. A live vpnc proves nothing: a gateway that has dropped
# its keys, and a vpnc that was stopped, both look alive.
#
# One ping that runs as long as the tunnel, its lines are read as they come; a process per probe would cost ten times
# as much. It also makes a dead gateway's host refuse something, which vpnc then tells at once.

probe_pace=0.1
# Half a second. With 5 % lost both ways, four in a row would be a cut that is none every 40 minutes.
misses_until_dead=5
misses_until_next_candidate=50
answers_per_report=300

# For a host that answers no ping: seconds between two connections, and how long one may take.
connect_pace=5
connect_limit=1
connects_until_dead=3
connects_per_report=6

# begin_probe: of VPNC_PROBE, else of what the gateway announced (candidates), in turn until one answers.
begin_probe() {
  missed=0 answered=0 answers=0 pace=$probe_pace
  case $probe in
  *:*)
    probe_by_connecting "${probe%:*}" "${probe##*:}" "$dial" &
    pinger=$!
    ;;
  *)
    if ! command -v ping >/dev/null; then
      warn_of_missing_ping
      return
    fi
    untried="${probe:-$candidates}"
    ping_next_candidate
    ;;
  esac
}

# Once is enough: no later connection will find one.
warn_of_missing_ping() {
  [ "${ping_missed:-0}" = 0 ] || return 0
  ping_missed=1
  say_warning "ping is missing (Debian: iputils-ping), so it is not noticed when the tunnel carries nothing"
}

ping_next_candidate() {
  if [ -z "$untried" ]; then
    # None has answered, and perhaps none ever will: the network on the other side is not ours to flood.
    untried=${probe:-$candidates} pace=1
  fi
  target=${untried%% *}
  case $untried in *' '*) untried=${untried#* } ;; *) untried='' ;; esac
  ping_target
}

ping_target() {
  missed=0
  end_program "$pinger"
  pinger=''
  [ -n "$target" ] || return 0
  LC_ALL=C ping -n -O -i "$pace" -I "$interface" "$target" >&4 2>&1 </dev/null 3<&- 4>&- 5>&- &
  pinger=$!
}

# heard_probe LINE: false if it is not the probe's.
heard_probe() {
  case $1 in
  *" bytes from "*) answered_probe "${1##*time=}" ;;
  # A refusal has come through the tunnel, but gateways send one a second at most: it proves neither life nor death.
  "From "*" icmp_seq="*) [ "$answered" = 1 ] || missed_probe ;;
  "no answer yet for "* | "ping: sendmsg: "*) missed_probe ;;
  "PING "*) ;;
  "ping: "*)
    # It has ended: the name was not found, mostly.
    [ "$state" = up ] || return 0
    { rest 500 && send candidate "$dial"; } &
    naptime=$!
    ;;
  *) return 1 ;;
  esac
}

answered_probe() { # "MILLISECONDS ms"
  missed=0 answered=1
  if [ "$pace" != "$probe_pace" ]; then
    pace=$probe_pace
    ping_target
  fi
  answers=$((answers + 1))
  [ "$answers" -ge "$answers_per_report" ] || return 0
  answers=0
  report probe "\"roundTripMilliseconds\":${1%% *}"
}

missed_probe() {
  missed=$((missed + 1))
  [ "$state" = up ] || return 0
  if [ "$answered" = 1 ]; then
    [ "$missed" -lt "$misses_until_dead" ] || carries_nothing "tunnel carries nothing any more"
  elif [ "$((missed % misses_until_next_candidate))" = 0 ]; then
    if vpnc_is_stopped; then carries_nothing "vpnc was stopped"; else ping_next_candidate; fi
  fi
}

carries_nothing() { # WORDS
  [ -n "$told" ] || { because carries-nothing "$1" && tell; }
  take_down
}

vpnc_is_stopped() {
  read -r _ _ condition _ <"/proc/$vpnc_pid/stat" && [ "$condition" = T ]
} 2>/dev/null

# probe_by_connecting HOST PORT DIAL: to be run as a process of its own. It costs a process per probe, so it asks less
# often; a cut is noticed after eight seconds at most.
probe_by_connecting() {
  exec 3<&- 5>&- </dev/null
  failed=0
  while :; do
    # Status 28, out of time, is also the end of a connection that was made: only the service could end it earlier.
    curl --silent --output /dev/null --max-time "$connect_limit" --interface "$interface" \
      --write-out '%{time_connect}' "telnet://$1:$2" >"$run/took" 2>/dev/null 4>&-
    case $?.$(cat "$run/took") in
    28.0.000* | 6.* | 45.*)
      failed=$((failed + 1))
      [ "$failed" -ge "$connects_until_dead" ] || continue
      send silent "$3"
      ;;
    *)
      failed=0
      send answering "$3" "$(cat "$run/took")"
      ;;
    esac
    sleep "$connect_pace" >/dev/null 2>&1 4>&-
  done
}

answered_by_connecting() { # SECONDS, with six decimals
  answered=1
  answers=$((answers + 1))
  [ "$answers" -ge "$connects_per_report" ] || return 0
  answers=0
  fraction=${1#*.}
  report probe "\"roundTripMilliseconds\":$((${1%.*} * 1000 + 1${fraction%???} - 1000))"
}

missed_by_connecting() {
  [ "$state" != up ] || [ "$answered" = 0 ] || carries_nothing "tunnel carries nothing any more"
}
