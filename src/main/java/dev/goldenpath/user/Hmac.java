package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.util.Arrays;

/** Signatures with a shared secret. */
public final class Hmac {
  private static final int LONGEST_DIGEST = 64;

  private Hmac() {}

  public static String sign(JWSHeader header, String claims, byte[] secret) {
    try {
      JWSObject token = new JWSObject(header, new Payload(claims));
      token.sign(new MACSigner(key(secret)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  /** Whether the secret signed the token; not where another kind of key did. */
  static boolean signed(String token, String secret) {
    try {
      return JWSObject.parse(token).verify(new MACVerifier(key(secret.getBytes(UTF_8))));
    } catch (JOSEException | ParseException | IllegalStateException e) {
      return false;
    }
  }

  public static JWSHeader header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).build();
  }

  /**
   * Fill up a short secret with zeros, as HMAC itself does (RFC 2104): the library refuses what
   * many a backend takes.
   */
  private static byte[] key(byte[] secret) {
    return secret.length >= LONGEST_DIGEST ? secret : Arrays.copyOf(secret, LONGEST_DIGEST);
  }
}
