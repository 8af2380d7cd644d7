package dev.goldenpath.user;

import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** A key that opens nothing: to find the primes of another takes a second. */
public final class RsaKeyOfTests {
  private RsaKeyOfTests() {}

  public static RSAKey read() throws ParseException {
    try {
      return RSAKey.parse(Files.readString(Path.of("src/test/resources/user/rsa.jwk.json")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
