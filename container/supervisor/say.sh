# shellcheck shell=sh
# The lines a customer finds in the app's log. Tests and people's habits hold on to their wording.

say() { printf -- '-----> %s\n' "$*"; }

say_starting() { say "Starting VPN connection"; }

say_dialling() { say "VPNC started in background (pid: $1)..."; } # PID

say_established() { say "VPN connection established (address $1, $2)"; } # ADDRESS INTERFACE

say_lost() { say "VPN connection lost: $1; reconnecting now"; } # CAUSE

say_failed() { say "VPN connection failed: $1; next attempt in $2 seconds"; } # CAUSE SECONDS

# The app runs, the tunnel does not, and nothing will change that in this container.
say_without() { say "VPN not started: $1"; } # REASON

say_warning() { say "VPN: $1"; }
