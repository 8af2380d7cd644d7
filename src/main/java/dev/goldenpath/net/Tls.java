package dev.goldenpath.net;

import dev.goldenpath.setting.SettingUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS as the JVM's properties say: {@code javax.net.ssl.trustStore} tells which certificates are
 * trusted, {@code javax.net.ssl.keyStore} which one is shown; {@code insecure-tls} trusts any.
 */
final class Tls {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String KEY_STORE = "javax.net.ssl.keyStore";

  private Tls() {}

  /**
   * Make a context.
   *
   * @param insecure whether to check neither certificates nor host names
   * @throws SettingUnusable if the stores that the properties name can't be used
   */
  static SSLContext context(boolean insecure) {
    String trusted = System.getProperty(TRUST_STORE, "");
    // Java would take it for a store that trusts nobody.
    if (!insecure && !trusted.isEmpty() && !trusted.equals("NONE") && !isFile(trusted)) {
      throw new SettingUnusable(TRUST_STORE + " (system property): there is no file " + trusted);
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = insecure ? new TrustManager[] {new TrustAll()} : null;
      context.init(keyManagers(), trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new SettingUnusable(
          TRUST_STORE
              + " (system property): the trusted certificates can't be read: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean isFile(String path) {
    return Files.isRegularFile(Path.of(path));
  }

  /** Whether a client certificate is at hand. */
  static boolean hasKeys() {
    return !System.getProperty(KEY_STORE, "").isEmpty();
  }

  private static KeyManager[] keyManagers() {
    if (!hasKeys()) {
      return new KeyManager[0];
    }
    Path file = Path.of(System.getProperty(KEY_STORE));
    char[] password = System.getProperty(KEY_STORE + "Password", "").toCharArray();
    String type = System.getProperty(KEY_STORE + "Type", KeyStore.getDefaultType());
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance(type);
      keys.load(in, password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, password);
      return factory.getKeyManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw new SettingUnusable(
          KEY_STORE
              + " (system property): "
              + file
              + " can't be read: "
              + e
              + "; look at the file, at -D"
              + KEY_STORE
              + "Password and at -D"
              + KEY_STORE
              + "Type ("
              + type
              + ")",
          e);
    }
  }

  /** Being "extended" keeps the JDK from wrapping it in its own check of host names. */
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
