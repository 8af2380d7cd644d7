package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import dev.goldenpath.setting.SigningKey;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;

/** Signatures with what the settings say, a shared secret or a private key. */
final class Signature {
  private Signature() {}

  static String sign(SigningKey key, JWSHeader header, String claims) {
    return key instanceof SigningKey.Shared shared
        ? Hmac.sign(header, claims, shared.secret().getBytes(UTF_8))
        : sign(((SigningKey.Private) key).key(), header, claims);
  }

  private static String sign(PrivateKey key, JWSHeader header, String claims) {
    try {
      JWSSigner signer =
          key instanceof ECPrivateKey curve ? new ECDSASigner(curve) : new RSASSASigner(key);
      JWSObject token = new JWSObject(header, new Payload(claims));
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }
}
