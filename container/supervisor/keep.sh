# shellcheck shell=sh
# Keeps the tunnel's process alive. One that dies, killed for want of memory or by a mistake of ours, is started
# again, a little later each time; the app never notices.

first_restart=100
longest_restart=6000
# Hundredths of a second. One that has lived for that long starts from the beginning.
long_enough=6000

# To be run as a process of its own.
keep_tunnel() {
  ignore_signals
  # What there was before the first dial is the best that is known should the tunnel's process take its copy with it.
  remember_network
  restart=$first_restart
  while :; do
    now
    started=$now
    run_tunnel &
    await $!
    [ ! -e "$run/stopping" ] || return "$status"
    say_warning "the process that watches the tunnel has ended (status $status), and is started again"
    tidy_up
    now
    [ $((now - started)) -lt "$long_enough" ] || restart=$first_restart
    pass_time "$restart" || return 0
    restart=$((restart * 2))
    [ "$restart" -le "$longest_restart" ] || restart=$longest_restart
  done
}

# As after any other end of vpnc.
tidy_up() {
  end_left_behind
  end_names
  restore_network ''
  remove_conf
  rm -f "$run/connected" "$run/vpnc.pid"
}

# pass_time HUNDREDTHS: reads away what was meant for the one that has died. False when told to stop.
pass_time() {
  { rest "$1" && send resume; } &
  timer=$!
  while :; do
    read -r word rest <&4 || continue
    case "$word $rest" in
    "$key resume") return 0 ;;
    "$key stop")
      end_child "$timer"
      return 1
      ;;
    esac
  done
}
