package dev.goldenpath.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The forms in which a secret may stand in a text whose {@linkplain Encoding encodings} are undone:
 * plain, with a plus for a space, and in base64 of either alphabet amid other bytes.
 */
final class SecretEncodings {
  private SecretEncodings() {}

  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(secret);
    forms.add(secret.replace(' ', '+'));
    for (Base64.Encoder encoder :
        new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
      forms.add(encoder.encodeToString(secret.getBytes(UTF_8)));
      forms.add(encoder.withoutPadding().encodeToString(secret.getBytes(UTF_8)));
      for (int before = 0; before < 3; before++) {
        forms.add(amid(secret.getBytes(UTF_8), before, encoder));
      }
    }
    return forms;
  }

  /** The letters that the secret alone decides, when so many bytes (modulo 3) stand before it. */
  private static String amid(byte[] secret, int before, Base64.Encoder encoder) {
    byte[] padded = new byte[before + secret.length];
    System.arraycopy(secret, 0, padded, before, secret.length);
    int undecided = before == 0 ? 0 : before + 1;
    return encoder.encodeToString(padded).substring(undecided, padded.length * 4 / 3);
  }
}
