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

# What it says of itself is said with the pages that nginx has for the same, which lie in
# deploy/nginx/errors.
sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Content-Security-Policy = "default-src 'none'; style-src 'unsafe-inline'";
    set beresp.http.X-Content-Type-Options = "nosniff";
    set beresp.body = std.fileread("/srv/boards/current/deploy/nginx/errors/502.html");
    return (deliver);
}

sub vcl_synth {
    set resp.http.Content-Type = "text/html; charset=utf-8";
    set resp.http.Cache-Control = "no-store";
    set resp.http.Content-Security-Policy = "default-src 'none'; style-src 'unsafe-inline'";
    set resp.http.X-Content-Type-Options = "nosniff";
    if (resp.status >= 500) {
        set resp.body = std.fileread("/srv/boards/current/deploy/nginx/errors/502.html");
    } else if (resp.status >= 400) {
        set resp.body = std.fileread("/srv/boards/current/deploy/nginx/errors/400.html");
    } else {
        set resp.body = resp.reason;
    }
    return (deliver);
}
