# shellcheck shell=sh
# What may be wrong with a tunnel that is up. Each finding is a code for the broker's diagnosis (docs/reports.md);
# nothing is done about it here.

checker=''
# All a multiple of the beat.
beat=1000
first_check=1000
next_check_if_impaired=3000
next_check=30000

# What the platform needs, from before the tunnel was made: its router and its name servers.
remember_platform() {
  platform=$(
    ip -4 route show default | sed -n 's/.* via \([0-9.]*\).*/\1/p'
    sed -n 's/^nameserver[ 	]*\([0-9.]*\)$/\1/p' /etc/resolv.conf
  )
}

begin_checks() {
  impairment=''
  run_checks "$dial" &
  checker=$!
}

# Not waited for: a check takes seconds, and a cut tunnel is to be dialled at once.
end_checks() { [ -z "$checker" ] || kill "$checker" 2>/dev/null; }

# run_checks DIAL: to be run as a process of its own, as long as the tunnel is up.
run_checks() {
  exec 3<&- 5>&- </dev/null
  next=$first_check waited=0
  while rest "$beat"; do
    send beat "$1"
    waited=$((waited + beat))
    [ "$waited" -ge "$next" ] || continue
    waited=0
    trap 'kill "$!" 2>/dev/null; exit' TERM
    [ -z "$woken" ] || exit
    find_impairment >"$run/found" 2>/dev/null &
    wait $!
    found=$(cat "$run/found")
    send checked "$1" "$found"
    if [ -n "$found" ]; then next=$next_check_if_impaired; else next=$next_check; fi
  done
}

# checked [CODE]: the log says it once, the broker is told as long as it is so.
checked() {
  [ "$state" = up ] || return 0
  if [ -n "$1" ]; then
    cause_of_impairment "$1"
    [ "$impairment" = "$1" ] || say_warning "$cause"
    report impaired "$(text cause "$1")" "$(text message "$cause")"
  elif [ -n "$impairment" ]; then
    report_connected
  fi
  impairment=$1
}

# Prints the first impairment found, or nothing.
find_impairment() {
  # A tunnel through which nothing is routed is not ours to judge: the networks are missing.
  [ -n "$routed" ] || [ "$default_route" = 1 ] || return
  if leads_into_tunnel; then
    echo networks-overlap
  elif ! answers_probe; then
    if gets_nothing; then echo nothing-comes-back; else echo "$refusal"; fi
  elif [ -n "$servers" ] && ! answers_queries; then
    echo dns-unanswered
  elif [ -n "$reached" ] && loses_large_packets; then
    echo large-packets-lost
  fi
}

# Sets reached, the host that answered ping, or refusal, what it means if the host to probe, or its port, does not.
answers_probe() {
  reached=''
  case $probe in
  *:*)
    answers_connection
    return
    ;;
  esac
  for host in ${probe:-$candidates}; do
    if answers_ping "$host" 3 56; then
      reached=$host
      return
    fi
  done
  refusal="probe-unanswered"
  [ -n "$candidates$probe" ] || return 0
  [ -z "$servers" ] || [ -n "$probe" ] || answers_queries || refusal="dns-unanswered"
  return 1
}

answers_connection() {
  took=$(curl --silent --output /dev/null --max-time 3 --interface "$interface" --write-out '%{time_connect}' \
    "telnet://$probe")
  # Status 7 is a refusal; 28, out of time, is also the end of a connection that was made.
  case $?.$took in
  7.*) refusal=port-refused ;;
  28.0.000*) refusal=port-unanswered ;;
  *) return 0 ;;
  esac
  return 1
}

# A network of the gateway's that holds an address of the platform's takes that away from the app.
leads_into_tunnel() {
  for needed in $platform; do
    case $needed in 127.*) continue ;; esac
    case $(ip -4 route get "$needed" 2>/dev/null) in *" dev $interface "*) return 0 ;; esac
  done
  return 1
}

# Something was sent, our own probe unless a firewall of the container keeps it back, and nothing was ever answered.
gets_nothing() { [ "$(counted rx)" = 0 ] && [ "$(counted tx)" != 0 ]; }

counted() { cat "/sys/class/net/$interface/statistics/${1}_packets" 2>/dev/null; }

# Without a program that can ask, all is well; begin_probe has said so.
answers_ping() { # HOST COUNT BYTES; true if one of them is answered
  command -v ping >/dev/null || return 0
  LC_ALL=C ping -n -q -c "$2" -i 0.2 -W 1 -M "do" -s "$3" -I "$interface" "$1" >"$run/ping" 2>&1
}

# Packets that fill the tunnel. A router that says "too large" is no harm: that is how the right size is found.
loses_large_packets() {
  mtu=$(cat "/sys/class/net/$interface/mtu") 2>/dev/null || return 1
  answers_ping "$reached" 3 $((mtu - 28)) && return 1
  case $(cat "$run/ping") in *"Frag needed"* | *"too long"*) return 1 ;; esac
  answers_ping "$reached" 1 56
}

# Any answer of one server will do, also "no such name". Without a program that can ask, all is well.
answers_queries() {
  for server in $servers; do
    if command -v nslookup >/dev/null; then
      # It says what it heard from the server, or that it heard nothing.
      case $(nslookup gateway.invalid "$server" 2>&1) in *"timed out"* | *"no servers could be reached"*) ;; *) return 0 ;; esac
    elif command -v perl >/dev/null; then
      perl -MSocket -e '
        socket(my $s, PF_INET, SOCK_DGRAM, 0) or exit 0;
        for (1 .. 2) {
          send($s, pack("n6", $$ & 0xffff, 0x0100, 1, 0, 0, 0) . "\7invalid\0" . pack("n2", 1, 1), 0,
            pack_sockaddr_in(53, inet_aton($ARGV[0])));
          vec(my $r = "", fileno($s), 1) = 1;
          exit 0 if select($r, undef, undef, 1.5) > 0 && defined recv($s, my $answer, 512, 0);
        }
        exit 1' "$server" && return 0
    else
      return 0
    fi
  done
  return 1
}
