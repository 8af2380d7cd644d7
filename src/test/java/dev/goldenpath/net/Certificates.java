package dev.goldenpath.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that sign themselves, made by the JDK's keytool in a folder. */
public final class Certificates {
  public static final String PASSWORD = "changeit";

  private final Path folder;

  public Certificates(Path folder) {
    this.folder = folder;
  }

  /** Make a store with a new key and its certificate, which signs itself. */
  public Path keys(String name, String subjectAlternative, String... more) {
    Path file = folder.resolve(name + ".p12");
    keytool(file, name, subjectAlternative, more);
    return file;
  }

  /** Make a store with a new key, whose certificate one of another store signs. */
  public Path keysSignedBy(Path signer, String name, String subjectAlternative, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-signer", alias(signer)));
    arguments.addAll(List.of(more));
    keytool(signer, name, subjectAlternative, arguments.toArray(String[]::new));
    try {
      KeyStore both = store(signer);
      KeyStore own = empty();
      char[] password = PASSWORD.toCharArray();
      own.setKeyEntry(name, both.getKey(name, password), password, both.getCertificateChain(name));
      return written(own, name);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Make a store that trusts the certificates of others. */
  public Path trusting(String name, Path... others) {
    try {
      KeyStore trusted = empty();
      for (Path other : others) {
        trusted.setCertificateEntry(alias(other), store(other).getCertificate(alias(other)));
      }
      return written(trusted, name);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Write the certificate of a store as text. */
  public static String pem(Path store) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder()
              .encodeToString(store(store).getCertificate(alias(store)).getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String alias(Path store) {
    return store.getFileName().toString().replace(".p12", "");
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD.toCharArray());
    return store;
  }

  private Path written(KeyStore store, String name) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private void keytool(Path store, String name, String subjectAlternative, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // It is over before the optimizing compiler has earned what it costs.
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "san=" + subjectAlternative));
    command.addAll(List.of(more));
    command.addAll(
        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Path log = folder.resolve("keytool.log");
      Process keytool =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException("keytool failed: " + Files.readString(log));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Make a server's context that shows these keys, and trusts those, where they are given. */
  static SSLContext context(Path keys, List<Path> trusted)
      throws IOException, GeneralSecurityException {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store(keys), PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    if (trusted.isEmpty()) {
      context.init(own.getKeyManagers(), null, null);
    } else {
      TrustManagerFactory others =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      others.init(store(trusted.get(0)));
      context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    }
    return context;
  }

  private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }
}
