package dev.goldenpath.setting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A PEM file of certificates that are trusted beside those that Java trusts.
 *
 * @param certificates one at least
 */
public record CaFile(Path file, List<X509Certificate> certificates) {

  public CaFile {
    certificates = List.copyOf(certificates);
  }

  static CaFile read(Given given) {
    try (InputStream in = Files.newInputStream(Path.of(given.value()))) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return new CaFile(Path.of(given.value()), certificates);
      }
    } catch (IOException | InvalidPathException unreadable) {
      throw given.unusable("a file that can be read");
    } catch (CertificateException noCertificates) {
      // Told below.
    }
    throw given.unusable(
        "a PEM file of certificates, each of which begins with -----BEGIN CERTIFICATE-----");
  }
}
