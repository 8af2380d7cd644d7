package dev.goldenpath.setting;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.goldenpath.setting.Authentication.Login;
import dev.goldenpath.setting.Authentication.OAuth;
import dev.goldenpath.setting.Authentication.Signed;
import dev.goldenpath.setting.Authentication.TokenCommand;
import dev.goldenpath.setting.Authentication.TokenList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** From how users get their tokens back to the settings that say it, but for the secrets. */
final class SettingsOfAuthentication {
  private final Map<String, String> all = new LinkedHashMap<>();

  SettingsOfAuthentication(Authentication authentication) {
    all.put("auth", authentication.label());
    if (authentication instanceof Login login) {
      login(login);
    } else if (authentication instanceof TokenList list) {
      list.tokens().stream().findFirst().ifPresent(it -> put(SettingKey.USER_ID, it.userId()));
    } else if (authentication instanceof Signed signed) {
      signed(signed);
    } else if (authentication instanceof OAuth oauth) {
      oauth(oauth);
    } else if (authentication instanceof TokenCommand command) {
      put(SettingKey.TOKEN_COMMAND, Optional.of(command.line()));
      put(SettingKey.USER_ID, command.userId());
    }
  }

  Map<String, String> all() {
    return all;
  }

  private void put(SettingKey key, Optional<String> value) {
    value.ifPresent(it -> all.put(key.key(), it));
  }

  private void login(Login login) {
    put(SettingKey.EMAIL, Optional.of(login.email()));
    put(SettingKey.LOGIN_BODY, Optional.of(login.body()).filter(it -> !it.equals(Login.BODY)));
    TokenAnswer usual = TokenAnswer.CONTRACT;
    put(SettingKey.LOGIN_TOKEN, other(login.answer().tokenName(), usual.tokenName()));
    put(SettingKey.LOGIN_USER_ID, other(login.answer().userIdName(), usual.userIdName()));
    put(SettingKey.LOGIN_EXPIRES_IN, other(login.answer().expiresInName(), usual.expiresInName()));
  }

  private static Optional<String> other(String name, String usual) {
    return Optional.of(name).filter(it -> !it.equals(usual));
  }

  private void signed(Signed signed) {
    put(SettingKey.JWT_KEY_ID, signed.keyId());
    Map<String, Object> claims = new LinkedHashMap<>(signed.claims());
    put(SettingKey.JWT_ISSUER, Optional.ofNullable(claims.remove("iss")).map(String::valueOf));
    put(SettingKey.JWT_AUDIENCE, Optional.ofNullable(claims.remove("aud")).map(String::valueOf));
    put(
        SettingKey.JWT_CLAIMS,
        Optional.of(claims).filter(it -> !it.isEmpty()).map(JSONObjectUtils::toJSONString));
    put(SettingKey.USER_ID, signed.userId());
  }

  private void oauth(OAuth oauth) {
    put(SettingKey.TOKEN_URL, Optional.of(oauth.tokenUrl().toString()));
    put(SettingKey.CLIENT_ID, oauth.clientId());
    put(SettingKey.CLIENT_AUTH, Optional.of("body").filter(it -> oauth.inBody()));
    oauth.account().ifPresent(it -> put(SettingKey.EMAIL, Optional.of(it.email())));
    all.putAll(oauth.parameters());
    put(SettingKey.USER_ID, oauth.userId());
  }
}
