package dev.goldenpath.backend;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization server whose tokens a backend takes beside its own: signed by RS256 or ES256,
 * for this audience, by this issuer, where these are said.
 */
public final class TrustedIssuer {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  private final JWSVerificationKeySelector<SecurityContext> keys;
  private final Optional<String> issuer;
  private final Optional<String> audience;

  private TrustedIssuer(
      JWKSource<SecurityContext> source, Optional<String> issuer, Optional<String> audience) {
    this.keys = new JWSVerificationKeySelector<>(ALGORITHMS, source);
    this.issuer = requireNonNull(issuer, "issuer");
    this.audience = requireNonNull(audience, "audience");
  }

  /**
   * Trust who signs with these keys.
   *
   * @param jwks a JWK set: a file, or the URL where it is had
   * @throws IllegalArgumentException if the file can't be read
   */
  public static TrustedIssuer of(String jwks, Optional<String> issuer, Optional<String> audience) {
    try {
      JWKSource<SecurityContext> source =
          jwks.contains("://")
              ? JWKSourceBuilder.create(URI.create(jwks).toURL()).build()
              : new ImmutableJWKSet<>(JWKSet.load(Path.of(jwks).toFile()));
      return new TrustedIssuer(source, issuer, audience);
    } catch (IOException | ParseException unreadable) {
      throw new IllegalArgumentException(jwks + " is no JWK set that can be read", unreadable);
    }
  }

  boolean signed(SignedJWT token, JWTClaimsSet claims) {
    return hasValidSignature(token)
        && issuer.map(it -> it.equals(claims.getIssuer())).orElse(true)
        && audience.map(claims.getAudience()::contains).orElse(true);
  }

  private boolean hasValidSignature(SignedJWT token) {
    JWSHeader header = token.getHeader();
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      return false;
    }
    try {
      for (Key key : keys.selectJWSKeys(header, null)) {
        if (token.verify(new DefaultJWSVerifierFactory().createJWSVerifier(header, key))) {
          return true;
        }
      }
      return false;
    } catch (JOSEException unverifiable) {
      return false;
    }
  }
}
