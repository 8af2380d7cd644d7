package dev.goldenpath.net;

import dev.goldenpath.setting.SettingUnusable;
import dev.goldenpath.setting.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS as the JVM's properties say: {@code javax.net.ssl.trustStore} tells which certificates are
 * trusted, {@code javax.net.ssl.keyStore} which one is shown; {@code ca-file} trusts more, {@code
 * insecure-tls} any.
 */
final class Tls {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String KEY_STORE = "javax.net.ssl.keyStore";

  private Tls() {}

  /**
   * @param target says what else is trusted, or that neither certificates nor host names are
   *     checked
   * @throws SettingUnusable if the stores that the properties name can't be used
   */
  static SSLContext context(Target target) {
    boolean insecure = target.insecureTls();
    String trusted = System.getProperty(TRUST_STORE, "");
    // Java would take it for a store that trusts nobody.
    if (!insecure && !trusted.isEmpty() && !trusted.equals("NONE") && !isFile(trusted)) {
      throw new SettingUnusable(TRUST_STORE + " (system property): there is no file " + trusted);
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(), trust(target), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new SettingUnusable(
          TRUST_STORE
              + " (system property): the trusted certificates can't be read: "
              + e.getMessage(),
          e);
    }
  }

  /** Return who is trusted; null for those whom Java trusts. */
  private static TrustManager @Nullable [] trust(Target target)
      throws IOException, GeneralSecurityException {
    if (target.insecureTls()) {
      return new TrustManager[] {new TrustAll()};
    }
    return target.caFile().isEmpty() ? null : managers(store(target.caFile().get().certificates()));
  }

  /** Put the certificates beside those that Java trusts. */
  private static KeyStore store(List<X509Certificate> more)
      throws IOException, GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>(more);
    for (TrustManager each : managers(null)) {
      if (each instanceof X509TrustManager java) {
        all.addAll(List.of(java.getAcceptedIssuers()));
      }
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("trusted-" + i, all.get(i));
    }
    return store;
  }

  private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
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
          ("%1$s (system property): %2$s can't be read: %3$s; look at the file, at -D%1$sPassword"
                  + " and at -D%1$sType (%4$s)")
              .formatted(KEY_STORE, file, e, type),
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
