# shellcheck shell=sh
# Private names: the gateway's name servers answer for the domains it announces (or VPNC_DNS_DOMAINS names), the
# platform's for all others. That takes a resolver of our own in this container: dnsmasq, where it is installed.
# Without it vpnc-script does what it does everywhere: all names are asked of the gateway.

# Nobody else's: 127.0.0.1 may be the app's, .11 is Docker's, .53 and .54 are systemd's.
resolver_address=127.0.0.153

# Asked before each dial, because vpnc-script must be told. Sets names: split, gateway or platform.
choose_names() {
  # Not `:`, whose failed redirection would end the shell.
  if ! true 2>/dev/null >>/etc/resolv.conf; then
    names=platform
  elif command -v dnsmasq >/dev/null; then
    names="split"
  else
    names=gateway
  fi
}

begin_names() {
  [ -n "$servers" ] || return 0
  # shellcheck disable=SC2086 # it is a list of words
  domains=${dns_domains:-$(only_domains $announced)}
  case $names in
  platform) say_names "this container's resolv.conf cannot be written: the gateway's name servers are not used" ;;
  gateway) say_names "without dnsmasq in this container, all names are asked of the gateway's name servers" ;;
  split)
    if [ -z "$domains" ]; then
      say_names "the gateway has name servers but names no domains: set VPNC_DNS_DOMAINS to those it knows"
    elif start_resolver; then
      ask_resolver
      say_names "names in $domains are asked of the gateway's name servers, all others of the platform's"
    else
      say_names "dnsmasq cannot be started: the gateway's name servers are not used"
    fi
    ;;
  esac
}

# Once is enough: the next connection will not differ.
say_names() {
  [ "$told_names" = 0 ] || return 0
  told_names=1
  say_warning "$1"
}

# It returns when it is ready, and goes on in the background.
start_resolver() {
  set -- --conf-file=/dev/null --pid-file="$run/resolver.pid" --no-resolv --no-hosts --bind-interfaces \
    --listen-address="$resolver_address" --user=nobody
  for domain in $domains; do
    for server in $servers; do set -- "$@" "--server=/$domain/$server@$interface"; done
  done
  for server in $(name_servers <"$run/resolv.conf"); do set -- "$@" "--server=$server"; done
  env -i PATH="$PATH" dnsmasq "$@" >/dev/null 2>&1 </dev/null 3<&- 4>&- 5>&-
}

# Everything else of the platform's file stays, its search list and its options.
ask_resolver() {
  {
    echo "nameserver $resolver_address"
    grep -v '^[[:blank:]]*nameserver' "$run/resolv.conf"
  } >"$run/resolv.conf.split"
  # Written in place: in a container the file is a mount of its own.
  cat "$run/resolv.conf.split" >/etc/resolv.conf
}

end_names() {
  [ -s "$run/resolver.pid" ] || return 0
  kill "$(cat "$run/resolver.pid")" 2>/dev/null
  rm -f "$run/resolver.pid"
}

name_servers() {
  while read -r word server _; do
    [ "$word" != nameserver ] || printf '%s\n' "$server"
  done
}

# only_domains WORD...: prints those that are domain names. Some come from the gateway.
only_domains() {
  found=''
  for domain; do
    domain=${domain#.}
    ! is_domain "$domain" || found="$found${found:+ }$domain"
  done
  printf '%s' "$found"
}
