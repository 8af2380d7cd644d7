package dev.goldenpath.net;

import dev.goldenpath.setting.Proxies.Proxy;
import java.io.IOException;

/** What went wrong went wrong on the way through a proxy. */
public final class ThroughProxy extends IOException {
  private final Proxy proxy;

  ThroughProxy(Proxy proxy, Throwable cause) {
    super("through the " + proxy, cause);
    this.proxy = proxy;
  }

  String words() {
    return " (through the " + proxy + ")";
  }
}
