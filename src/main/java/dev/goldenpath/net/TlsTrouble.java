package dev.goldenpath.net;

import dev.goldenpath.net.NoAnswer.Whose;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What is wrong between the two ends of TLS, and which setting is the remedy.
 *
 * <p>No clause promises a certificate that this machine trusts, so none of this is held against the
 * target.
 */
final class TlsTrouble {
  private static final String ALERT = "Received fatal alert: ";

  private TlsTrouble() {}

  static Optional<NoAnswer> of(Causes chain) {
    return chain
        .first(SSLException.class)
        .filter(failure -> isAtOdds(failure, chain))
        .map(failure -> new NoAnswer(Whose.SETTINGS, "TLS failed: " + words(chain)));
  }

  /** Not where an established connection was cut. */
  private static boolean isAtOdds(SSLException failure, Causes chain) {
    return failure instanceof SSLHandshakeException && !chain.says("Remote host terminated")
        || chain.says(ALERT)
        || chain.says("SSL message")
        || chain.says("PKIX")
        || chain.says("trustAnchors");
  }

  private static String words(Causes chain) {
    String said = String.valueOf(chain.root().getMessage());
    if (chain.says("SSL message")) {
      return "what answers there does not speak it (" + said + "); try http:// and ws:// URLs";
    }
    if (chain.says("trustAnchors")) {
      return "javax.net.ssl.trustStore (system property) holds no certificate that is trusted";
    }
    if (isAboutOurs(chain)) {
      return Tls.hasKeys()
          ? "the client certificate of javax.net.ssl.keyStore is not taken (" + said + ")"
          : "a client certificate is asked for ("
              + said
              + "); give one by -Djavax.net.ssl.keyStore=FILE and"
              + " -Djavax.net.ssl.keyStorePassword=PASSWORD";
    }
    if (chain.has(CertificateExpiredException.class)) {
      return "the target's certificate has expired (" + said + "); renew it, or set insecure-tls";
    }
    if (chain.says("PKIX")) {
      return "the target's certificate is not trusted ("
          + said
          + "); give its CA by ca-file, or set insecure-tls";
    }
    if (chain.says("matching") || chain.says("subject alternative names")) {
      return "the target's certificate is for another host ("
          + said
          + "); look at base-url and ws-url, or set insecure-tls";
    }
    return said;
  }

  /** Alerts by which a server says that it wants a certificate, or another one. */
  private static boolean isAboutOurs(Causes chain) {
    return chain
        .saying(ALERT)
        .filter(
            alert -> alert.matches(".*(certificate|unknown_ca|access_denied|handshake_failure).*"))
        .isPresent();
  }
}
