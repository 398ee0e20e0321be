# shellcheck shell=sh
# The tunnel's life: one process that reads events, one line each, in the order they happen.
#
# A line that begins with $key is ours (`send`): what happened, the number of the dial it belongs to,
# details. Anything else was said by vpnc or by the probe. The key cannot be guessed, so nothing the
# gateway makes vpnc print passes for an event.

probes_until_dead=4
# Half a minute.
probes_per_report=150

send() { printf '%s %s\n' "$key" "$*" >&4; }

run_tunnel() {
  # TERM may be sent to every process of the container. The app comes first; we end when told `stop`.
  trap : HUP INT QUIT TERM USR1 USR2 PIPE
  dial=0 stopping=0 warned=0
  report starting
  begin_dial
  until [ "$state" = over ]; do
    # Interrupted by a signal: the events have no end.
    read -r word rest <&4 || continue
    if [ "$word" = "$key" ]; then
      # shellcheck disable=SC2086 # it is a list of words
      happened $rest
    else
      heard "$word $rest"
    fi
  done
  report stopped
}

happened() { # EVENT DIAL [DETAIL...]
  if [ "$1" = stop ]; then
    stop
    return
  fi
  # What is left over from an earlier dial no longer matters.
  [ "$2" = "$dial" ] || return
  case $1 in
  dialled) dialled "$3" ;;
  addressed) address=$3 interface=$4 gateway=$5 suggested=${6-} ;;
  routed) shift 2 && routed=$* ;;
  servers) shift 2 && servers=$* ;;
  up) up ;;
  checked) checked "${3-}" ;;
  ended) ended "$3" ;;
  overdue) kill -KILL "$vpnc_pid" 2>/dev/null ;;
  again)
    end_child "$timer"
    begin_dial
    ;;
  esac
}

begin_dial() {
  timer='' pinger='' vpnc_pid='' told='' last_line='' gateway='' suggested='' routed='' servers='' established=0
  dial=$((dial + 1))
  state=dialling
  now
  began=$now
  remember_network
  remember_platform
  rm -f "$run/vpnc.pid"
  write_conf
  run_vpnc "$dial" &
  runner=$!
  await_pid_file "$dial" &
  poller=$!
}

dialled() { # PID
  vpnc_pid=$1
  [ "$dial" != 1 ] || say_dialling "$vpnc_pid"
  [ "$stopping" = 0 ] || take_down
}

up() {
  [ "$state" = dialling ] || return
  state=up established=1 told=''
  now
  up_since=$now
  forget_refusals
  remove_conf
  : >"$run/connected"
  say_established "$address" "$interface"
  warn_if_nothing_is_routed
  report_connected
  begin_probe
  begin_checks
}

report_connected() {
  reach=$routed
  [ -n "$reach" ] || [ "$default_route" = 0 ] || reach=0.0.0.0/0
  # shellcheck disable=SC2086 # both are lists of words
  report connected "$(text address "$address")" "$(text interface "$interface")" \
    "$(texts networks $reach)" "$(texts dns $servers)"
}

# Once is enough: the next connection will not differ.
warn_if_nothing_is_routed() {
  [ -z "$routed" ] && [ "$default_route" = 0 ] && [ "$warned" = 0 ] || return 0
  warned=1
  say_warning "the gateway sends no networks; set VPNC_NETWORKS to those behind it, or VPNC_DEFAULT_ROUTE=1"
}

# One ping that runs as long as the tunnel; a process per probe would cost ten times as much. It also
# makes a dead gateway's host refuse something, which vpnc then tells at once.
begin_probe() {
  target=${probe%%:*}
  target=${target:-$suggested}
  missed=0 answered=0 answers=0
  [ -n "$target" ] || return
  LC_ALL=C ping -n -O -i 0.2 -I "$interface" "$target" >&4 2>&1 </dev/null 3<&- 4>&- 5>&- &
  pinger=$!
}

heard() { # LINE
  case $1 in
  *" bytes from "*) answered_probe "$1" ;;
  "no answer yet for "* | "ping: sendmsg: "*) missed_probe ;;
  *)
    last_line=$(without_secrets "$1")
    cause_of_message "$1"
    [ -n "$cause" ] || return 0
    case $state in
    dialling) [ -n "$told" ] || tell ;;
    up)
      tell
      # vpnc itself would go on for nine seconds.
      [ "$code" != connection-refused ] || take_down
      ;;
    esac
    ;;
  esac
}

answered_probe() { # LINE
  missed=0 answered=1
  answers=$((answers + 1))
  [ "$answers" -ge "$probes_per_report" ] || return 0
  answers=0
  round_trip=${1##*time=}
  report probe "\"roundTripMilliseconds\":${round_trip%% *}"
}

# What the person and the broker are told about this dial's end, from the cause found last.
tell() { told=$cause told_code=$code; }

missed_probe() {
  missed=$((missed + 1))
  [ "$state" = up ] && [ "$answered" = 1 ] && [ "$missed" -ge "$probes_until_dead" ] || return
  because carries-nothing "tunnel carries nothing any more" && tell
  take_down
}

# vpnc waits 15 s for the gateway's first answer and 30 s for each that follows.
tell_answer_stopped() {
  [ $((now - began)) -gt 2200 ] || return 0
  because answer-stopped "gateway stopped answering after the first answer" && tell
}

# Ends vpnc, politely first. CONT because a stopped process would not hear TERM.
take_down() {
  state=ending
  kill -TERM "$vpnc_pid" 2>/dev/null
  kill -CONT "$vpnc_pid" 2>/dev/null
  { rest 100 && send overdue "$dial"; } &
  timer=$!
}

ended() { # STATUS
  wait "$runner" 2>/dev/null
  end_checks
  for child in "$poller" "$pinger" "$timer"; do end_child "$child"; done
  timer=''
  remove_conf
  rm -f "$run/connected"
  restore_network "$gateway"
  if [ "$stopping" = 1 ]; then
    state=over
    return
  fi
  [ -n "$told" ] || { cause_of_status "$1" "$last_line" && tell; }
  now
  [ "$established$told_code" != 0no-answer ] || tell_answer_stopped
  if [ "$established" = 1 ] && dials_at_once_after $((now - up_since)); then
    say_lost "$told"
    report lost "$(text cause "$told_code")" "$(text message "$told")"
    begin_dial
  else
    wait_for_next_dial "$1"
  fi
}

wait_for_next_dial() { # STATUS
  plan_next_dial "$1" $((now - began))
  state=waiting
  { rest "$pause" && send again "$dial"; } &
  timer=$!
  report failed "$(text cause "$told_code")" "$(text message "$told")" "\"exitStatus\":$1" \
    "$(text vpnc "$last_line")" "\"nextAttemptSeconds\":$(((pause + 50) / 100))"
  [ "$quiet" = 0 ] || return 0
  ! is_slowed || told="$told $refusals times, dialling less often so that the account is not locked"
  say_failed "$told" $(((pause + 50) / 100))
}

stop() {
  stopping=1
  case $state in
  dialling | up) [ -z "$vpnc_pid" ] || take_down ;;
  waiting)
    end_child "$timer"
    state=over
    ;;
  esac
}
