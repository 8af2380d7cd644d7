package dev.goldenpath.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.goldenpath.secret.Jwt;
import dev.goldenpath.setting.SigningKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgeryTest {
  private static final String SECRET = "short";
  private static final Instant NOW = Instant.now();
  private static final User ADA =
      user(
          Signature.sign(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
              "{\"sub\":\"u-1\",\"exp\":" + (NOW.getEpochSecond() + 600) + ",\"role\":\"qa\"}",
              SECRET.getBytes(UTF_8)));
  private static final User OPAQUE = user("AbCdEfGhIjKlMnOp");

  private static Optional<SigningKey> known(String secret) {
    return Optional.of(new SigningKey.Shared(secret));
  }

  private static User user(String token) {
    return new User("Ada", 1, "u-1", token, Optional.empty());
  }

  private static Jwt forged(Forgery forgery, User user) {
    return Jwt.read(text(forgery, user)).orElseThrow();
  }

  private static String text(Forgery forgery, User user) {
    return forgery.of(user, known(SECRET)).flatMap(ForgedToken::token).orElseThrow();
  }

  @Test
  void a_short_secret_signs_as_hmac_says() {
    // The example of RFC 7515, appendix A.1, would need its own key; here the round trip counts.
    assertThat(Signature.signed(ADA.token(), SECRET)).isTrue();
    assertThat(Signature.signed(ADA.token(), "another")).isFalse();
  }

  @Test
  void a_missing_token_is_none() {
    assertThat(Forgery.MISSING.of(ADA, Optional.empty()))
        .contains(new ForgedToken(Forgery.MISSING, Optional.empty()));
  }

  @Test
  void a_malformed_token_is_cut_off() {
    assertThat(Jwt.read(text(Forgery.MALFORMED, ADA))).isEmpty();
    assertThat(text(Forgery.MALFORMED, OPAQUE)).isEqualTo("AbCdEfGh*");
  }

  @Test
  void alg_none_has_the_claims_and_no_signature() {
    Jwt token = forged(Forgery.ALG_NONE, ADA);

    assertThat(token.algorithm()).isEqualTo("none");
    assertThat(token.claims()).isEqualTo(Jwt.read(ADA.token()).orElseThrow().claims());
    assertThat(token.signature()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1e300", "-9223372036854775808", "1e300"})
  void a_token_may_name_any_number_as_its_times(String time) {
    String claims = "{\"sub\":\"u-1\",\"exp\":" + time + ",\"nbf\":" + time + "}";
    Jwt token =
        Jwt.read("eyJhbGciOiJIUzI1NiJ9." + Base64URL.encode(claims) + ".c2ln").orElseThrow();

    assertThat(token.expiry()).isPresent().isEqualTo(token.notBefore());
  }

  @Test
  void a_wrong_key_leaves_all_but_the_signature() {
    Jwt token = forged(Forgery.WRONG_KEY, ADA);
    Jwt good = Jwt.read(ADA.token()).orElseThrow();

    assertThat(token.claims()).isEqualTo(good.claims());
    assertThat(token.algorithm()).isEqualTo("HS256");
    assertThat(token.header().toJSONObject().get("kid")).isEqualTo("k1");
    assertThat(Signature.signed(text(Forgery.WRONG_KEY, ADA), SECRET)).isFalse();
  }

  @Test
  void an_unsigned_token_may_spell_it_otherwise() {
    assertThat(forged(Forgery.ALG_NONE_OTHERWISE, ADA).algorithm()).isEqualTo("nOnE");
    assertThat(forged(Forgery.ALG_NONE_OTHERWISE, ADA).signature()).isEmpty();
    assertThat(forged(Forgery.ALG_NONE_OTHERWISE, ADA).subject()).contains("u-1");
  }

  @Test
  void a_token_signed_with_an_empty_key_is_a_good_one_but_for_that() {
    String token = text(Forgery.EMPTY_KEY, ADA);

    assertThat(Signature.signed(token, "")).isTrue();
    assertThat(Signature.signed(token, SECRET)).isFalse();
    assertThat(forged(Forgery.EMPTY_KEY, ADA).claims())
        .isEqualTo(Jwt.read(ADA.token()).orElseThrow().claims());
  }

  @Test
  void an_altered_payload_keeps_the_signature_and_the_user() {
    Jwt token = forged(Forgery.ALTERED_PAYLOAD, ADA);
    Jwt good = Jwt.read(ADA.token()).orElseThrow();

    assertThat(token.signature()).isEqualTo(good.signature());
    assertThat(token.subject()).contains("u-1");
    assertThat(token.expiry().orElseThrow())
        .isEqualTo(good.expiry().orElseThrow().plusSeconds(3600));
    assertThat(Signature.signed(text(Forgery.ALTERED_PAYLOAD, ADA), SECRET)).isFalse();
  }

  @Test
  void an_altered_signature_keeps_its_beginning_and_the_claims() {
    String token = text(Forgery.ALTERED_SIGNATURE, ADA);
    String good = ADA.token();

    assertThat(token).hasSameSizeAs(good).startsWith(good.substring(0, good.length() - 5));
    assertThat(token.substring(good.length() - 5)).isNotEqualTo(good.substring(good.length() - 5));
    assertThat(Signature.signed(token, SECRET)).isFalse();
  }

  @Test
  void an_expired_token_is_rightly_signed() {
    Jwt token = forged(Forgery.EXPIRED, ADA);

    assertThat(Signature.signed(text(Forgery.EXPIRED, ADA), SECRET)).isTrue();
    assertThat(token.subject()).contains("u-1");
    assertThat(token.claims().get("role")).isEqualTo("qa");
    assertThat(token.expiry().orElseThrow()).isBefore(NOW.minusSeconds(3000));
  }

  @Test
  void an_expired_token_needs_the_secret_and_the_right_one() {
    assertThat(Forgery.EXPIRED.of(ADA, Optional.empty())).isEmpty();
    assertThat(Forgery.EXPIRED.of(OPAQUE, known(SECRET))).isEmpty();
    assertThatThrownBy(() -> Forgery.EXPIRED.of(ADA, known("another")))
        .isInstanceOf(TokenUnusable.class)
        .hasMessage(
            "jwt-secret: it is not what the target's tokens are signed with; mend it or leave it"
                + " out.");
  }

  @Test
  void an_rsa_token_is_forged_with_another_rsa_key() throws JOSEException, ParseException {
    RSAKey key = RsaKeyOfTests.read();
    JWSObject good =
        new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("{\"sub\":\"u-1\"}"));
    good.sign(new RSASSASigner(key));
    User user = user(good.serialize());

    assertThat(forged(Forgery.WRONG_KEY, user).algorithm()).isEqualTo("RS256");
    assertThat(
            JWSObject.parse(text(Forgery.WRONG_KEY, user))
                .verify(new RSASSAVerifier(key.toRSAPublicKey())))
        .isFalse();
    assertThat(Forgery.EXPIRED.of(user, known(SECRET))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "ES384", "ES512", "PS256", "ES256K", "EdDSA", "Ed25519", "XY1"})
  void a_token_of_any_algorithm_is_forged_in_every_way(String algorithm) {
    User user =
        user(
            Base64URL.encode("{\"alg\":\"" + algorithm + "\"}")
                + "."
                + Base64URL.encode("{\"sub\":\"u-1\"}")
                + ".c2ln");

    assertThat(Forgery.values())
        .filteredOn(it -> it != Forgery.MISSING && it != Forgery.EXPIRED)
        .allSatisfy(it -> assertThat(text(it, user)).isNotEqualTo(user.token()));
  }

  @Test
  void an_opaque_token_is_altered_in_its_middle() {
    assertThat(text(Forgery.ALTERED_PAYLOAD, OPAQUE)).isEqualTo("AbCdAAAAAAAAMnOp");
    assertThat(text(Forgery.ALTERED_SIGNATURE, OPAQUE)).isEqualTo("AbCdEfGhIjKAAAAp");
    assertThat(forged(Forgery.ALG_NONE, OPAQUE).subject()).contains("u-1");
    assertThat(forged(Forgery.WRONG_KEY, OPAQUE).subject()).contains("u-1");
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void every_forgery_has_a_label_and_shows_no_token(Forgery forgery) {
    assertThat(forgery.of(ADA, known(SECRET)).orElseThrow())
        .hasToString("ForgedToken[" + forgery.label() + "]");
  }
}
