package dev.goldenpath.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.goldenpath.setting.Authentication.Signed;
import dev.goldenpath.setting.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedTokensTest {

  private static SignedJWT signed(KeyPair pair, Map<String, Object> claims) throws ParseException {
    Signed how =
        new Signed(
            new SigningKey.Private(pair.getPrivate()),
            Optional.of("k-1"),
            claims,
            Optional.of("qa-{n}"));
    return SignedJWT.parse(
        new SignedTokens(how, Duration.ZERO, InstantSource.fixed(Instant.EPOCH)).access(7).token());
  }

  @Test
  void an_rsa_key_signs_by_rs256_and_claims_are_as_the_settings_say()
      throws ParseException, JOSEException {
    KeyPair pair = RsaKeyOfTests.read().toKeyPair();

    SignedJWT token =
        signed(
            pair,
            Map.of(
                "iss", "https://issuer.test",
                "aud", "agents",
                "email", "qa+{n}@example.test",
                "roles", List.of("runner")));
    JWTClaimsSet claims = token.getJWTClaimsSet();

    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(token.getHeader().getKeyID()).isEqualTo("k-1");
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
    assertThat(claims.getSubject()).isEqualTo("qa-7");
    assertThat(claims.getIssuer()).isEqualTo("https://issuer.test");
    assertThat(claims.getAudience()).containsExactly("agents");
    assertThat(claims.getStringClaim("email")).isEqualTo("qa+7@example.test");
    assertThat(claims.getStringListClaim("roles")).containsExactly("runner");
  }

  @Test
  void a_key_of_the_curve_signs_by_es256_and_makes_expired_tokens_too()
      throws GeneralSecurityException, ParseException, JOSEException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = keys.generateKeyPair();

    SignedJWT token = signed(pair, Map.of());
    User user = new User("Ada", 1, "qa-7", token.serialize(), Optional.empty());
    SignedJWT expired =
        SignedJWT.parse(
            Forgery.EXPIRED
                .of(user, Optional.of(new SigningKey.Private(pair.getPrivate())))
                .flatMap(ForgedToken::token)
                .orElseThrow());

    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    for (SignedJWT each : List.of(token, expired)) {
      assertThat(each.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic()))).isTrue();
    }
    assertThat(expired.getJWTClaimsSet().getExpirationTime()).isBefore(Instant.now());
  }
}
