# shellcheck shell=sh
# Reads every setting once, before anything happens. A value that makes no sense costs one line and
# is replaced by the default: a typing mistake must not keep an app from starting.

# Sets: conf, report_url, report_token, off, start, start_timeout, networks, default_route, probe,
# retry_interval, user, hide_conf, dns_domains.
read_settings() {
  conf=${SCALINGO_VPNC_CONF-}
  report_url=${SCALINGO_VPNC_REPORT_URL-}
  report_token=${SCALINGO_VPNC_REPORT_TOKEN-}
  user=${VPNC_USER-}
  choose VPNC_OFF "${VPNC_OFF-}" "$(off_by_default)" 0 1 && off=$chosen
  choose VPNC_START "${VPNC_START-}" open open wait closed && start=$chosen
  choose VPNC_DEFAULT_ROUTE "${VPNC_DEFAULT_ROUTE-}" 0 0 1 && default_route=$chosen
  choose VPNC_HIDE_CONF "${VPNC_HIDE_CONF-}" 0 0 1 && hide_conf=$chosen
  whole VPNC_START_TIMEOUT "${VPNC_START_TIMEOUT-}" 30 && start_timeout=$chosen
  whole VPNC_RETRY_INTERVAL "${VPNC_RETRY_INTERVAL-}" 30 && retry_interval=$chosen
  read_networks
  read_domains
  read_probe
}

# choose NAME VALUE DEFAULT ALLOWED...
choose() {
  name=$1 value=$2 chosen=$3
  shift 3
  [ -n "$value" ] || return 0
  for allowed; do
    if [ "$value" = "$allowed" ]; then
      chosen=$value
      return 0
    fi
  done
  say_warning "$name must be one of $*, using $chosen"
}

# whole NAME VALUE DEFAULT: a whole number of seconds from 1 to 86400.
whole() {
  chosen=$3
  case $2 in
  '') return 0 ;;
  *[!0-9]* | 0* | ??????*) ;;
  *)
    if [ "$2" -le 86400 ]; then
      chosen=$2
      return 0
    fi
    ;;
  esac
  say_warning "$1 must be a number of seconds from 1 to 86400, using $chosen"
}

# A build or a one-off container (a console, a migration) has no need of a tunnel of its own, and some
# gateways allow one per user. Scalingo names its containers in CONTAINER, Heroku-like platforms in DYNO.
off_by_default() {
  case ${CONTAINER-} in one-off* | build*) echo 1 && return ;; esac
  case ${DYNO-} in run.* | build.*) echo 1 && return ;; esac
  echo 0
}

# VPNC_NETWORKS: networks as ADDRESS/BITS, separated by commas or blanks. Sets networks and, for the
# mode `closed`, which must not guess, networks_wrong.
read_networks() {
  networks='' networks_wrong=''
  for network in $(printf '%s' "${VPNC_NETWORKS-}" | tr ',' ' '); do
    if is_network "$network"; then
      networks="$networks${networks:+ }$network"
    else
      networks_wrong=$network
      say_warning "VPNC_NETWORKS has \"$network\", which is no network like 10.1.0.0/16; left out"
    fi
  done
}

# VPNC_DNS_DOMAINS: domains, separated by commas or blanks. Sets dns_domains.
read_domains() {
  dns_domains=''
  for domain in $(printf '%s' "${VPNC_DNS_DOMAINS-}" | tr ',' ' '); do
    if is_domain "${domain#.}"; then
      dns_domains="$dns_domains${dns_domains:+ }${domain#.}"
    else
      say_warning "VPNC_DNS_DOMAINS has \"$domain\", which is no domain like corp.example; left out"
    fi
  done
}

# VPNC_PROBE: HOST or HOST:PORT. Sets probe.
read_probe() {
  probe=${VPNC_PROBE-}
  case $probe in '') return 0 ;; *:*) service=${probe##*:} ;; *) service=1 ;; esac
  if ! is_domain "${probe%:*}" || ! is_number_up_to 65535 "$service" || [ "$service" = 0 ]; then
    say_warning "VPNC_PROBE is \"$probe\", which is no host like 10.1.0.10 or db.corp.example:5432, using the default"
    probe=''
  fi
}

is_domain() {
  case $1 in
  '' | *[!A-Za-z0-9._-]* | [.-]* | *..* | *.) return 1 ;;
  esac
  [ "${#1}" -le 253 ]
}

is_network() {
  case $1 in
  */*/* | *[!0-9./]*) return 1 ;;
  *.*.*.*/?*) ;;
  *) return 1 ;;
  esac
  bits=${1#*/}
  is_number_up_to 32 "$bits" || return 1
  rest=${1%/*}.
  count=0
  while [ -n "$rest" ]; do
    is_number_up_to 255 "${rest%%.*}" || return 1
    rest=${rest#*.}
    count=$((count + 1))
  done
  [ "$count" = 4 ]
}

is_number_up_to() { # LIMIT TEXT
  case $2 in
  0) return 0 ;;
  '' | *[!0-9]* | 0* | ??????*) return 1 ;;
  esac
  [ "$2" -le "$1" ]
}
