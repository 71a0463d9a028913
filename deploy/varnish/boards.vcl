vcl 4.1;

import std;

# In front of the application, for who has a Varnish: what it says may be kept is kept, and
# forgotten board by board. Set FRONTEND_CACHE to where this listens.

# The application.
backend default {
    .host = "127.0.0.1";
    .port = "8000";
}

# Who may have it forget.
acl the_application {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # Who asks writes a host with a port, a dot at its end or capitals: it is one board's.
    set req.http.x-of-host = regsub(std.tolower(req.http.host), "\.?(:[0-9]*)?$", "");
    if (req.method == "BAN") {
        # Who comes by a proxy of the same machine is nobody of it.
        if (client.ip !~ the_application || req.http.X-Forwarded-For ~ ",") {
            return (synth(405, "Method not allowed"));
        }
        ban("obj.http.x-of-host == " + req.http.x-of-host);
        return (synth(200, "Forgotten"));
    }
}

sub vcl_backend_response {
    set beresp.http.x-of-host = bereq.http.x-of-host;
    # Nothing stale is shown while it is asked for anew, nor while the application is away.
    set beresp.grace = 0s;
}

sub vcl_deliver {
    unset resp.http.x-of-host;
}
