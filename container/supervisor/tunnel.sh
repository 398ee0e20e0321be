# shellcheck shell=sh
# The tunnel's life: one process that reads events, one line each, in the order they happen.
#
# A line that begins with $key is ours (`send`): what happened, the number of the dial it belongs to,
# details. Anything else was said by vpnc or by the probe. The key cannot be guessed, so nothing the
# gateway makes vpnc print passes for an event.

# vpnc says good-bye in a tenth of a second, or never.
good_bye=50

send() { printf '%s %s\n' "$key" "$*" >&4; }

run_tunnel() {
  # TERM may be sent to every process of the container. The app comes first; we end when told `stop`.
  ignore_signals
  go_on_with_reports
  dial=0 stopping=0 warned=0 told_names=0
  report starting
  if is_one_of_many; then
    begin_waiting "$(jitter)"
  else
    begin_dial
  fi
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
  end_reports
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
  addressed)
    address=$3 interface=$4 gateway=$5
    shift 5
    candidates=$*
    addressed
    ;;
  routed) shift 2 && routed=$* ;;
  servers) shift 2 && servers=$* ;;
  domains) shift 2 && announced=$* ;;
  up) up ;;
  beat) [ "$state" != up ] || revive_helpers ;;
  checked) checked "${3-}" ;;
  answering) answered_by_connecting "$3" ;;
  silent) missed_by_connecting ;;
  candidate) ping_next_candidate ;;
  tried) tried "$3" "$4" ;;
  late) late ;;
  leaving) [ "$state" != up ] || await_end ;;
  ended) ended "$3" ;;
  overdue) overdue ;;
  again)
    end_child "$timer"
    begin_dial
    ;;
  esac
}

begin_dial() {
  end_trial
  timer='' poller='' pinger='' haste='' watcher='' naptime='' vpnc_pid='' told='' last_line='' repeated='' established=0 overdue=0
  address='' interface='' gateway='' candidates='' routed='' servers='' announced=''
  dial=$((dial + 1))
  state=dialling
  now
  began=$now
  remember_network
  remember_platform
  choose_names
  rm -f "$run/vpnc.pid"
  write_conf
  run_vpnc "$dial" &
  runner=$!
  await_limit "$dial" &
  timer=$!
}

dialled() { # PID
  vpnc_pid=$1
  [ "$dial" != 1 ] || say_dialling "$vpnc_pid"
  [ "$stopping" = 0 ] || take_down
}

# The gateway has given us an address, and nearly all is done.
addressed() {
  [ "$state" = dialling ] && [ -z "$poller" ] || return 0
  await_pid_file "$dial" &
  poller=$!
}

up() {
  [ "$state" = dialling ] || return
  # It has said so, and ends by itself.
  wait "$poller" 2>/dev/null
  end_child "$timer"
  poller='' timer=''
  state=up established=1 told=''
  now
  up_since=$now
  forget_refusals
  remove_conf
  : >"$run/connected"
  say_established "$address" "$interface"
  warn_if_nothing_is_routed
  report_connected
  begin_names
  begin_watch
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

# Neither connected nor refused in time.
late() {
  [ "$state" = dialling ] || return 0
  because no-answer "gateway does not answer" && tell
  take_down
}

# Once is enough: the next connection will not differ.
warn_if_nothing_is_routed() {
  [ -z "$routed" ] && [ "$default_route" = 0 ] && [ "$warned" = 0 ] || return 0
  warned=1
  say_warning "the gateway sends no networks; set VPNC_NETWORKS to those behind it, or VPNC_DEFAULT_ROUTE=1"
}

heard() { # LINE
  ! heard_probe "$1" && ! heard_watch "$1" || return 0
  if [ "$state" = ending ]; then
    [ "$1" != "$repeated" ] || skim
    repeated=$1
    return
  fi
  last_line=$1
  cause_of_message "$1"
  [ -n "$cause" ] || return 0
  case $state in
  dialling) [ -n "$told" ] || tell ;;
  up)
    tell
    # vpnc itself would go on for nine seconds, or for ever.
    case $code in connection-refused | no-interface) take_down ;; esac
    ;;
  esac
}

# A vpnc without its interface says the same thousands of times a second, and a shell reads byte by byte. All that has
# piled up is read at once here, and only what is ours is looked at. A line of ours was written at once, so it is whole.
skim() {
  dd bs=65536 count=1 <&4 2>/dev/null | grep "^$key " >"$run/skimmed"
  while read -r _ rest <&6; do
    # shellcheck disable=SC2086 # it is a list of words
    happened $rest
  done 6<"$run/skimmed"
}

# What the person and the broker are told about this dial's end, from the cause found last.
tell() { told=$cause told_code=$code; }

# vpnc waits 15 s for the gateway's first answer and 30 s for each that follows.
tell_answer_stopped() {
  [ $((now - began)) -gt 2200 ] || return 0
  because answer-stopped "gateway stopped answering after the first answer" && tell
}

# Ends vpnc, politely first. CONT because a stopped process would not hear TERM.
take_down() {
  kill -TERM "$vpnc_pid" 2>/dev/null
  kill -CONT "$vpnc_pid" 2>/dev/null
  await_end
}

await_end() {
  state=ending
  end_child "$timer"
  { rest "$good_bye" && send overdue "$dial"; } &
  timer=$!
}

# It did not listen. Who would have told its end may have died.
overdue() {
  overdue=1
  kill -KILL "$vpnc_pid" 2>/dev/null
  is_running "$runner" || ended 137
}

ended() { # STATUS
  wait "$runner" 2>/dev/null
  end_checks
  end_haste
  end_program "$pinger"
  end_program "$watcher"
  for child in "$poller" "$naptime" "$timer"; do end_child "$child"; done
  timer=''
  remove_conf
  rm -f "$run/connected"
  restore_network "$gateway"
  end_names
  if [ "$stopping" = 1 ]; then
    state=over
    return
  fi
  # A killed vpnc takes its interface with it, and that is seen first.
  if [ -z "$told" ] || { [ "$1" = 137 ] && [ "$overdue" = 0 ]; }; then
    cause_of_status "$1" "$(without_secrets "$last_line")" && tell
  fi
  now
  [ "$established$told_code" != 0no-answer ] || tell_answer_stopped
  if [ "$established" = 1 ] && dials_at_once_after $((now - up_since)) "$told_code"; then
    lost
    begin_dial
  else
    wait_for_next_dial "$1"
  fi
}

begin_waiting() { # HUNDREDTHS
  state=waiting
  { rest "$1" && send again "$dial"; } &
  timer=$!
}

lost() {
  say_lost "$told"
  report lost "$(text cause "$told_code")" "$(text message "$told")"
}

wait_for_next_dial() { # STATUS
  took=$((now - began))
  [ "$established" = 0 ] || took=$((up_since - began))
  plan_next_dial "$1" "$took"
  begin_waiting "$pause"
  if [ "$established$quiet" = 11 ]; then
    lost
    return
  fi
  report failed "$(text cause "$told_code")" "$(text message "$told")" "\"exitStatus\":$1" \
    "$(text vpnc "$(without_secrets "$last_line")")" "\"nextAttemptSeconds\":$(((pause + 50) / 100))"
  [ "$quiet" = 0 ] || return 0
  ! is_slowed || told="$told $refusals times, dialling less often so that the account is not locked"
  say_failed "$told" $(((pause + 50) / 100))
  plan_trial "$told_code" "$pause"
}

stop() {
  stopping=1 good_bye=200
  case $state in
  dialling | up) [ -z "$vpnc_pid" ] || take_down ;;
  waiting)
    end_child "$timer"
    end_trial
    state=over
    ;;
  esac
}
