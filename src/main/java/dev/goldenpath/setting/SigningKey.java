package dev.goldenpath.setting;

import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;

/** What tokens are signed with. */
public sealed interface SigningKey {

  /** The algorithm that the suite signs with by this key, as JWTs name it. */
  String algorithm();

  /** The setting that says it. */
  String setting();

  /** A secret that is shared with the backend. */
  record Shared(String secret) implements SigningKey {

    @Override
    public String algorithm() {
      return "HS256";
    }

    @Override
    public String setting() {
      return "jwt-secret";
    }

    @Override
    public String toString() {
      return "Shared[‹hidden›]";
    }
  }

  /** An RSA key, or one of the curve P-256, whose other half the backend knows. */
  record Private(PrivateKey key) implements SigningKey {

    @Override
    public String algorithm() {
      return key instanceof RSAPrivateKey ? "RS256" : "ES256";
    }

    @Override
    public String setting() {
      return "jwt-key";
    }

    @Override
    public String toString() {
      return "Private[" + algorithm() + ", ‹hidden›]";
    }
  }
}
