# shellcheck shell=sh
# COMMAND: how it is started, what it sees of us (nothing), its signals and its exit status.

app='' early='' early_number=0

prepare_command() {
  way='' home='' drops_root=0
  if is_root; then
    drops_root=1
    find_way_to_drop
  fi
}

# Becomes COMMAND for good: there is nothing left to do beside it. Not so as the first process of a container,
# which the kernel spares every signal it has not asked for: there COMMAND would sleep through its own TERM.
become_command() {
  [ $$ != 1 ] || run_alone "$@"
  adopt_environment
  become_user "$@"
}

adopt_environment() {
  PATH=$app_path
  [ "$drops_root" = 0 ] || export HOME="$home"
  [ "$hide_conf" = 0 ] || unset SCALINGO_VPNC_CONF SCALINGO_VPNC_REPORT_TOKEN
}

# Where the events, and for a moment the configuration, are kept: for root alone, and in memory if possible.
open_run_directory() {
  parents='/dev/shm /run /tmp'
  ! is_in_memory /run || parents="/run $parents"
  for parent in $parents; do
    run=$(mktemp -d "$parent/culvert.XXXXXXXXXX" 2>/dev/null) || continue
    key=${run##*.}
    # Opened for both directions, so that neither side ever waits for the other to open it.
    mkfifo -m 600 "$run/events" 2>/dev/null && exec 4<>"$run/events" &&
      ln -s "$supervisor/vpnc-hook" "$run/hook" && return
    rm -rf "$run"
  done
  return 1
}

is_in_memory() { # DIRECTORY
  while read -r _ directory type _; do
    [ "$directory $type" != "$1 tmpfs" ] || return 0
  done </proc/mounts
  return 1
}

run_alone() {
  exec 3<&0
  pass_signals_on
  start_command "$@"
  await "$app"
  exit "$status"
}

run_beside_tunnel() {
  # A shell gives what it starts with & no input of its own; COMMAND is to have ours.
  exec 3<&0
  pass_signals_on
  say_starting
  open_reports
  keep_tunnel 3<&- &
  keeper=$!
  [ "$start" != wait ] || await_tunnel
  status=$((128 + early_number))
  if [ -z "$early" ]; then
    start_command "$@"
    await "$app"
    app=''
  fi
  close_tunnel
  exit "$status"
}

start_command() {
  env=$(command -v env) perl=$(command -v perl)
  (
    exec <&3 3<&- 4>&- 5>&-
    adopt_environment
    become_command_with_default_signals "$@"
  ) &
  app=$!
  # It may have come before app was known.
  [ -z "$early" ] || kill -s "$early" "$app" 2>/dev/null
}

# A shell makes what it starts with & ignore INT and QUIT, and cannot undo it. Where neither helper is
# there, COMMAND still hears both if it asks for them, as every server does.
become_command_with_default_signals() {
  if "$env" --default-signal=INT,QUIT true 2>/dev/null; then
    become_user "$env" --default-signal=INT,QUIT -- "$@"
  elif [ -n "$perl" ]; then
    # shellcheck disable=SC2016 # perl's own variables
    become_user "$perl" -e '$SIG{INT} = $SIG{QUIT} = "DEFAULT"; exec {$ARGV[0]} @ARGV; exit 127' -- "$@"
  fi
  become_user "$@"
}

pass_signals_on() {
  # Not ignored, because COMMAND would inherit that: a log that nobody reads any more must not end us.
  trap : PIPE
  for pair in HUP:1 INT:2 QUIT:3 USR1:10 USR2:12 TERM:15 WINCH:28; do
    # shellcheck disable=SC2064 # the pair of now is meant
    trap "pass_on ${pair%:*} ${pair#*:}" "${pair%:*}"
  done
}

# Before there is a COMMAND, a signal that asks it to end is kept; the others mean nothing to one that is not there.
pass_on() { # NAME NUMBER
  signal=$1
  if [ -n "$app" ]; then
    kill -s "$1" "$app" 2>/dev/null
    return
  fi
  case $1 in HUP | INT | QUIT | TERM) early=$1 early_number=$2 ;; esac
}

await_tunnel() {
  now
  deadline=$((now + start_timeout * 100))
  until [ -e "$run/connected" ] || [ -n "$early" ]; do
    now
    if [ "$now" -ge "$deadline" ]; then
      say_warning "not connected within $start_timeout seconds, the app starts without the tunnel"
      return
    fi
    sleep 0.1
  done
}

# Politely, but within the grace period that platforms give.
close_tunnel() {
  app_status=$status
  : >"$run/stopping"
  send stop
  await_or_kill "$keeper" 700
  [ "$status" = 0 ] || end_left_behind
  status=$app_status
  rm -rf "$run"
}
