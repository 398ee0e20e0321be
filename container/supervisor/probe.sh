# shellcheck shell=sh
# Asks through the tunnel whether it still carries packets. A live vpnc proves nothing: a gateway that has dropped
# its keys, and a vpnc that was stopped, both look alive.
#
# One ping that runs as long as the tunnel, its lines are read as they come; a process per probe would cost ten times
# as much. It also makes a dead gateway's host refuse something, which vpnc then tells at once. A first answer that
# does not come is asked for again by a second, hasty ping, so that a cut is known in a third of a second.

probe_pace=0.15
# With 5 % lost both ways, six in a row would be a cut that is none once in fifty hours.
misses_until_dead=6
# The tunnel brings other packets meanwhile: it is the host that does not answer. So often that is believed of it.
rounds_until_silent=10
misses_until_next_candidate=33
answers_per_report=200

# For a host that answers no ping: seconds between two connections, and how long one may take.
connect_pace=5
connect_limit=1
connects_until_dead=3
connects_per_report=6

# A program that goes on stopping vpnc is not fought with for ever.
resumes_at_most=10

# begin_probe: of VPNC_PROBE, else of what the gateway announced (candidates), in turn until one answers.
begin_probe() {
  missed=0 answered=0 answers=0 round_trip=0 rounds=0 resumes=0 pace=$probe_pace
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

revive_probe() {
  case $probe in *:*) begin_probe ;; *) ping_target ;; esac
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
  end_haste
  end_program "$pinger"
  pinger=''
  [ -n "$target" ] || return 0
  start_ping "$pace"
  pinger=$!
}

start_ping() { # PACE
  LC_ALL=C ping -n -O -i "$1" -I "$interface" "$target" >&4 2>&1 </dev/null 3<&- 4>&- 5>&- &
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
    end_child "$naptime"
    { rest 500 && send candidate "$dial"; } &
    naptime=$!
    ;;
  *) return 1 ;;
  esac
}

answered_probe() { # "MILLISECONDS ms"
  missed=0 answered=1 rounds=0
  end_haste
  measure_patience "${1%%[!0-9]*}"
  if [ "$pace" != "$probe_pace" ]; then
    pace=$probe_pace
    ping_target
  fi
  answers=$((answers + 1))
  [ "$answers" -ge "$answers_per_report" ] || return 0
  answers=0
  report probe "\"roundTripMilliseconds\":${1%% *}"
}

# round_trip is the longest of late: it rises at once and falls slowly, so that a line whose answers are sometimes late,
# or a machine that is short of processors, is waited for.
measure_patience() { # MILLISECONDS
  if [ "${1:-0}" -ge "$round_trip" ]; then
    round_trip=${1:-0}
  else
    round_trip=$((round_trip - (round_trip - ${1:-0} + 63) / 64))
  fi
}

missed_probe() {
  missed=$((missed + 1))
  [ "$state" = up ] || return 0
  if [ "$answered" = 1 ]; then
    if is_first_suspicion; then
      count_received
      if vpnc_is_stopped; then resume_vpnc; else begin_haste; fi
    elif [ "$missed" -ge "$misses_until_dead" ]; then
      judge_silence
    fi
  elif [ "$((missed % misses_until_next_candidate))" = 0 ]; then
    if vpnc_is_stopped; then resume_vpnc; else ping_next_candidate; fi
  fi
}

# Where an answer takes longer than the pace, ping misses each packet once before it comes.
is_first_suspicion() {
  if [ "$round_trip" -lt 100 ]; then [ "$missed" = 1 ]; else [ "$missed" = 2 ]; fi
}

# As fast as the answers of late allow.
begin_haste() {
  [ -z "$haste" ] || return 0
  [ "$round_trip" -le 900 ] || round_trip=900
  # The leading 1 keeps the zeros.
  hasty_pace=$((1020 + round_trip / 2))
  start_ping "0.${hasty_pace#1}"
  haste=$!
}

end_haste() {
  [ -n "$haste" ] || return 0
  end_program "$haste"
  haste=''
}

# Sets received, the packets that the tunnel has brought so far.
count_received() { read -r received <"/sys/class/net/$interface/statistics/rx_packets" || received=''; } 2>/dev/null

judge_silence() {
  before=$received
  count_received
  if [ "$received" = "$before" ]; then
    carries_nothing "tunnel carries nothing any more"
    return
  fi
  # Something else has come through: the host may be restarting, or the tunnel was cut only just now.
  missed=1 rounds=$((rounds + 1))
  [ "$rounds" -ge "$rounds_until_silent" ] || return 0
  answered=0 rounds=0
  end_haste
}

carries_nothing() { # WORDS
  [ -n "$told" ] || { because carries-nothing "$1" && tell; }
  take_down
}

vpnc_is_stopped() { is_running "$vpnc_pid" && [ "$condition" = T ]; }

# Connections through the tunnel live on.
resume_vpnc() {
  resumes=$((resumes + 1)) missed=0
  if [ "$resumes" -gt "$resumes_at_most" ]; then
    carries_nothing "vpnc was stopped"
    return
  fi
  kill -CONT "$vpnc_pid" 2>/dev/null
  say_warning "vpnc was stopped by somebody, and has been told to go on"
}

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
