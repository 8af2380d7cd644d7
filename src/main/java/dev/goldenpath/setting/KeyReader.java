package dev.goldenpath.setting;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From the text of a private key, in PEM (PKCS #8) or as a JWK, to the key. */
record KeyReader(Given given) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END [A-Z0-9 ]+-----");
  private static final int LEAST_BITS = 2048;
  private static final String ALLOWED =
      "a private key of RSA with 2048 bits or more (RS256) or of the curve P-256 (ES256), in PEM"
          + " that begins with -----BEGIN PRIVATE KEY-----, or as a JWK; better as @FILE";

  /**
   * @throws SettingUnusable if it is another; the value is not shown
   */
  static SigningKey read(Given given) {
    KeyReader reader = new KeyReader(given);
    Optional<PrivateKey> key = given.value().startsWith("{") ? reader.jwk() : reader.pem();
    return key.filter(KeyReader::fits)
        .map(SigningKey.Private::new)
        .orElseThrow(() -> given.unusable(ALLOWED));
  }

  private static boolean fits(PrivateKey key) {
    return key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() >= LEAST_BITS
        || key instanceof ECPrivateKey curve
            && Curve.P_256.equals(Curve.forECParameterSpec(curve.getParams()));
  }

  private Optional<PrivateKey> jwk() {
    try {
      return JWK.parse(given.value()) instanceof AsymmetricJWK key
          ? Optional.ofNullable(key.toPrivateKey())
          : Optional.empty();
    } catch (ParseException | JOSEException noKey) {
      return Optional.empty();
    }
  }

  private Optional<PrivateKey> pem() {
    Matcher pem = PEM.matcher(given.value());
    if (!pem.find()) {
      return Optional.empty();
    }
    String kind = pem.group(1);
    if (kind.equals("RSA PRIVATE KEY") || kind.equals("EC PRIVATE KEY")) {
      throw given.refused(
          "it holds \""
              + kind
              + "\"; write it as PKCS #8: openssl pkcs8 -topk8 -nocrypt -in key.pem");
    }
    if (!kind.equals("PRIVATE KEY")) {
      throw given.refused("it holds \"" + kind + "\"; allowed: " + ALLOWED);
    }
    try {
      return Optional.of(pkcs8(Base64.getMimeDecoder().decode(pem.group(2))));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  private static PrivateKey pkcs8(byte[] bytes) throws GeneralSecurityException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(bytes);
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (InvalidKeySpecException noRsa) {
      return KeyFactory.getInstance("EC").generatePrivate(spec);
    }
  }
}
