package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.goldenpath.setting.SigningKey;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.Arrays;

/** Signatures of tokens, by a shared secret or a private key. */
public final class Signature {
  private static final int LONGEST_DIGEST = 64;

  private Signature() {}

  /** Makes what signs. */
  @FunctionalInterface
  interface Signer {
    JWSSigner made() throws JOSEException;
  }

  static String sign(JWSHeader header, String claims, Signer signer) {
    try {
      JWSObject token = new JWSObject(header, new Payload(claims));
      token.sign(signer.made());
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  /** Sign with what the settings say. */
  static String sign(JWSHeader header, String claims, SigningKey key) {
    return key instanceof SigningKey.Private own
        ? sign(header, claims, () -> signer(own))
        : sign(header, claims, ((SigningKey.Shared) key).secret().getBytes(UTF_8));
  }

  private static JWSSigner signer(SigningKey.Private own) throws JOSEException {
    return own.key() instanceof ECPrivateKey curve
        ? new ECDSASigner(curve)
        : new RSASSASigner(own.key());
  }

  public static String sign(JWSHeader header, String claims, byte[] secret) {
    return sign(header, claims, () -> new MACSigner(key(secret)));
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
