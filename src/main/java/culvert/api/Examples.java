package culvert.api;

/** The examples of the API's description. A test compares each with what the API really answers. */
final class Examples {

    static final String CONFIG = """
            {
              "version": 3,
              "conf": "IPSec gateway vpn.example.com\\nIPSec ID staff\\nIPSec secret ********\\nXauth username ada\\nXauth password ********\\n"
            }""";

    static final String CONFIG_SENT = """
            {
              "conf": "IPSec gateway vpn.example.com\\nIPSec ID staff\\nIPSec secret ********\\nXauth username grace\\nXauth password new-Passw0rd\\n",
              "basedOn": 3
            }""";

    static final String SAVED = """
            {"version": 4, "saved": true}""";

    static final String CONFIG_REFUSED = """
            {
              "error": "the config is refused",
              "findings": [
                {
                  "line": 7,
                  "column": 1,
                  "severity": "error",
                  "code": "script",
                  "message": "This would run a program as root in every container.",
                  "remedy": "Remove the line."
                }
              ]
            }""";

    static final String RESTORE = """
            {"basedOn": 4}""";

    static final String VERSIONS = """
            [
              {
                "version": 3,
                "author": "Culvert, by itself",
                "savedAt": "2026-11-21T12:02:10Z",
                "delivery": "published",
                "connected": true,
                "note": "",
                "restores": 1,
                "byItself": true
              },
              {
                "version": 2,
                "author": "API",
                "savedAt": "2026-11-21T12:00:00Z",
                "delivery": "published",
                "connected": false,
                "note": "the new password of November",
                "byItself": false
              }
            ]""";

    static final String CHANGES = """
            [
              {"directive": "Xauth username", "before": "ada", "after": "grace", "secret": false},
              {"directive": "Xauth password", "before": "********", "after": "********", "secret": true}
            ]""";

    static final String STATUS = """
            {
              "state": "partly connected",
              "heard": true,
              "containers": [
                {
                  "name": "web-1",
                  "state": "connected",
                  "since": "2026-11-21T12:00:00Z",
                  "version": 3,
                  "address": "10.92.0.1",
                  "networks": ["10.91.0.0/24"],
                  "dns": ["10.91.0.53"],
                  "roundTripMilliseconds": 11.8
                },
                {
                  "name": "web-2",
                  "state": "failed",
                  "since": "2026-11-21T12:00:03Z",
                  "version": 3,
                  "cause": "credentials-refused",
                  "message": "user name or password refused"
                }
              ]
            }""";

    static final String DIAGNOSIS = """
            {
              "overall": {
                "outcome": "look-alikes",
                "cause": "user-refused",
                "headline": "The gateway refuses the user: name or password, a one-time password, or a locked account.",
                "seen": "web-1, 21 November 2026 10:00:01 UTC: credentials-refused.",
                "remedy": "Type both anew.",
                "contact": "the network team that runs the VPN gateway",
                "tellApart": "The gateway's log says which it is.",
                "candidates": [
                  {
                    "cause": "password",
                    "sentence": "The gateway refuses the user name ada or its password.",
                    "remedy": "Type both anew."
                  }
                ],
                "message": "Hello, your gateway refuses the user ada ..."
              },
              "concerned": 1,
              "lacksGrant": false,
              "containers": [
                {
                  "container": "web-1",
                  "explanation": {
                    "outcome": "look-alikes",
                    "cause": "user-refused",
                    "headline": "The gateway refuses the user: name or password, a one-time password, or a locked account.",
                    "seen": "web-1, 21 November 2026 10:00:01 UTC: credentials-refused.",
                    "remedy": "Type both anew.",
                    "contact": "the network team that runs the VPN gateway",
                    "tellApart": "The gateway's log says which it is.",
                    "candidates": [
                      {
                        "cause": "password",
                        "sentence": "The gateway refuses the user name ada or its password.",
                        "remedy": "Type both anew."
                      }
                    ],
                    "message": "Hello, your gateway refuses the user ada ..."
                  }
                }
              ],
              "trouble": true
            }""";

    static final String TIMELINE = """
            [
              {
                "container": "web-1",
                "availability": 0.9998,
                "spans": [
                  {"from": "2026-11-21T12:00:00Z", "until": "2026-11-28T12:00:00Z", "state": "up", "why": ""},
                  {
                    "from": "2026-11-28T12:00:00Z",
                    "until": "2026-11-28T12:00:30Z",
                    "state": "down",
                    "why": "gateway has vanished"
                  }
                ]
              }
            ]""";

    static final String WEBHOOK_SENT = """
            {"url": "https://example.com/hooks/vpn"}""";

    static final String WEBHOOK = """
            {
              "id": "4c0fbe0c-6f5c-4d3c-9a52-0a4b6d2f4d0e",
              "url": "https://example.com/hooks/vpn",
              "state": "on",
              "createdAt": "2026-11-28T12:00:00Z"
            }""";

    static final String WEBHOOK_MADE = """
            {
              "id": "4c0fbe0c-6f5c-4d3c-9a52-0a4b6d2f4d0e",
              "url": "https://example.com/hooks/vpn",
              "state": "on",
              "createdAt": "2026-11-28T12:00:00Z",
              "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"
            }""";

    static final String WEBHOOKS = """
            [
              {
                "id": "4c0fbe0c-6f5c-4d3c-9a52-0a4b6d2f4d0e",
                "url": "https://example.com/hooks/vpn",
                "state": "on",
                "createdAt": "2026-11-28T12:00:00Z",
                "failingSince": "2026-11-28T14:00:00Z"
              }
            ]""";

    static final String WEBHOOK_DELIVERIES = """
            [
              {
                "event": "down",
                "createdAt": "2026-11-28T14:00:00Z",
                "state": "waiting",
                "attempts": 3,
                "nextAttemptAt": "2026-11-28T14:00:07Z",
                "outcome": "answered 503"
              }
            ]""";

    private Examples() {}
}
