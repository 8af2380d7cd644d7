package dev.goldenpath.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path folder;

  private Target resolve(
      String name,
      Map<String, String> environment,
      Map<String, String> properties,
      String... sets) {
    return Settings.resolve(name, environment, properties, Arrays.asList(sets), folder);
  }

  private Target embedded(String... sets) {
    return resolve("embedded", Map.of(), Map.of(), sets);
  }

  private Target local(String... sets) {
    return resolve("local", Map.of("GOLDENPATH_PASSWORD", "open sesame"), Map.of(), sets);
  }

  private Target file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return resolve(name.substring(0, name.indexOf('.')), Map.of(), Map.of());
  }

  private static String message(Runnable action) {
    try {
      action.run();
    } catch (SettingUnusable e) {
      return e.getMessage();
    }
    throw new AssertionError("no SettingUnusable came");
  }

  @Test
  void accounts_with_a_role_are_named_by_their_numbers() {
    assertThat(embedded("users.premium=3, 11-13", "users.admin=4").roles().accounts())
        .isEqualTo(Map.of("premium", Set.of(3, 11, 12, 13), "admin", Set.of(4)));
    assertThat(resolve("embedded", Map.of("GOLDENPATH_USERS_PREMIUM", "3"), Map.of()).roles().of(3))
        .contains("premium");
    assertThat(message(() -> embedded("users.premium=ada@example.test")))
        .isEqualTo(
            "users.premium (from --set): \"ada@example.test\" can't be used; allowed: numbers of"
                + " accounts, such as 3, 5-8");
    assertThat(message(() -> embedded("users.admin=3", "users.premium=1-3")))
        .isEqualTo("users.premium (from --set): account 3 is one of users.admin already");
  }

  @Test
  void the_embedded_target_has_everything_but_a_place() {
    Target target = embedded();

    assertThat(target.needsBackend()).isTrue();
    assertThat(target.capabilities()).containsExactlyInAnyOrder(Capability.values());
    assertThat(target.limits()).isEqualTo(Limits.defaults());
    assertThat(target.wireProfile().name()).isEqualTo(WireProfile.DATA.name());
    assertThat(target.parts().players()).containsOnlyKeys(Part.values());
    assertThat(target.wsToken()).isEqualTo(TokenTransport.HEADER);
    assertThat(target.fanOut()).isEqualTo(FanOut.THREAD);
    assertThat(target.realAgents()).isTrue();
    assertThat(target.insecureTls()).isFalse();
    assertThat(target.strict()).isFalse();
    assertThat(target.healthPath()).contains("/health");
    assertThat(target.jwtSecret()).isPresent();
    assertThat(target.at(URI.create("http://h:1"), URI.create("ws://h:1/ws")).needsBackend())
        .isFalse();
  }

  @Test
  void the_local_target_needs_a_password_alone() {
    Target target = resolve("local", Map.of("GOLDENPATH_PASSWORD", "open sesame"), Map.of());

    assertThat(target.baseUrl()).hasToString("http://127.0.0.1:8000");
    assertThat(target.wsUrl()).hasToString("ws://127.0.0.1:8000/ws");
    assertThat(target.jwtSecret()).isEmpty();
    assertThat(target.maxUsers()).isEqualTo(24);
    assertThat(target.capabilities()).containsExactlyInAnyOrder(Capability.values());
    assertThat(target.capabilitiesPresumed()).isTrue();
  }

  @Test
  void a_single_user_is_not_presumed_to_be_many() {
    Target target =
        resolve(
            "local", Map.of("GOLDENPATH_AUTH", "token", "GOLDENPATH_TOKEN", "abcdef"), Map.of());

    assertThat(target.maxUsers()).isEqualTo(1);
    assertThat(target.has(Capability.MULTI_USER)).isFalse();
    assertThat(target.has(Capability.WAIT_TOOL)).isTrue();
  }

  @Test
  void the_staging_target_asks_for_its_url() {
    assertThat(message(() -> resolve("staging", Map.of(), Map.of())))
        .isEqualTo(
            "base-url (missing): target \"staging\" has no URL of its own and needs one; give it as"
                + " GOLDENPATH_BASE_URL, -Dgoldenpath.base-url or --set base-url=VALUE");
  }

  @Test
  void a_missing_secret_is_asked_for_by_name() {
    assertThat(message(() -> resolve("local", Map.of(), Map.of())))
        .isEqualTo(
            "password (missing): target \"local\" logs its users in (auth=login) and needs a"
                + " password; give it as GOLDENPATH_PASSWORD, -Dgoldenpath.password or --set"
                + " password=@file");
  }

  @Test
  void a_more_binding_source_wins() throws IOException {
    Files.writeString(
        folder.resolve("mine.properties"),
        "base-url=http://h\npassword=password\nlimits.http=1s\nlimits.run=1s\n"
            + "limits.connect=1s\nlimits.jitter=1s\n");
    Map<String, String> environment =
        Map.of(
            "GOLDENPATH_LIMITS_HTTP", "2s",
            "GOLDENPATH_LIMITS_RUN", "2s",
            "GOLDENPATH_LIMITS_CONNECT", "2s");
    Map<String, String> properties =
        Map.of("goldenpath.limits.http", "3s", "goldenpath.limits.run", "3s");

    Limits limits = resolve("mine", environment, properties, "limits.http=4s").limits();

    assertThat(limits.http()).hasSeconds(4);
    assertThat(limits.run()).hasSeconds(3);
    assertThat(limits.connect()).hasSeconds(2);
    assertThat(limits.jitter()).hasSeconds(1);
  }

  @Test
  void of_two_sets_for_one_key_the_last_counts() {
    assertThat(embedded("max-users=3", "max-users=4").maxUsers()).isEqualTo(4);
  }

  @Test
  void a_yaml_file_may_nest_keys_and_list_capabilities() {
    Target target =
        file(
            "mine.yaml",
            """
            base-url: https://qa.example.test/agents/
            auth: signed
            jwt-secret: a-secret-that-nobody-knows
            ws-token: subprotocol
            health-path: none
            fan-out: user
            capabilities: [wait-tool, multi-user]
            limits: {first-event: 1500ms, clock-skew: 0s}
            headers: {X-Tenant: blue}
            """);

    assertThat(target.wsUrl()).hasToString("wss://qa.example.test/agents/ws");
    assertThat(target.executeUrl())
        .hasToString("https://qa.example.test/agents/api/v1/chat/agents/execute");
    assertThat(target.authentication().label()).isEqualTo("signed");
    assertThat(target.jwtSecret()).contains("a-secret-that-nobody-knows");
    assertThat(target.wsToken()).isEqualTo(TokenTransport.SUBPROTOCOL);
    assertThat(target.healthPath()).isEmpty();
    assertThat(target.fanOut()).isEqualTo(FanOut.USER);
    assertThat(target.has(Capability.WAIT_TOOL)).isTrue();
    assertThat(target.limits().firstEvent()).isEqualTo(Duration.ofMillis(1500));
    assertThat(target.limits().clockSkew()).isZero();
    assertThat(target.headers()).containsEntry("x-tenant", "blue");
  }

  @Test
  void headers_of_all_sources_come_together_without_regard_to_case() {
    Target target =
        resolve(
            "embedded",
            Map.of("GOLDENPATH_HEADERS_X_TENANT", "blue"),
            Map.of("goldenpath.headers.X-Tenant", "green"),
            "headers.X-Stage=qa");

    assertThat(target.headers()).hasSize(2).containsEntry("X-Tenant", "green");
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1.5s,1500", "24h,86400000"})
  void durations_are_written_with_their_unit(String text, long millis) {
    assertThat(embedded("limits.run=" + text).limits().run()).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "-1s", "0s", "1 week", "25h", "1e3s", "99999999999s"})
  void another_duration_is_refused(String text) {
    assertThat(message(() -> embedded("limits.run=" + text)))
        .isEqualTo(
            "limits.run (from --set): \""
                + text
                + "\" can't be used; allowed: a duration of more"
                + " than 0s to 24h with its unit, such as 500ms, 30s or 2m");
  }

  @Test
  void an_unknown_key_is_refused_with_the_nearest_one() {
    assertThat(message(() -> resolve("embedded", Map.of("GOLDENPATH_BASE_ULR", "x"), Map.of())))
        .startsWith(
            "base-ulr (from environment GOLDENPATH_BASE_ULR): unknown key; did you mean"
                + " \"base-url\"? Known keys: base-url, ws-url, ")
        .endsWith(", insecure-tls, headers.NAME, users.ROLE");
    assertThat(message(() -> resolve("embedded", Map.of(), Map.of("goldenpath.stirct", "true"))))
        .startsWith("stirct (from -Dgoldenpath.stirct): unknown key; did you mean \"strict\"?");
    assertThat(message(() -> file("mine.yaml", "limits: {furst-event: 1s}")))
        .contains(
            "limits.furst-event (from ", "mine.yaml): unknown key; did you mean \"limits.first");
    assertThat(message(() -> embedded("colour=blue")))
        .startsWith("colour (from --set): unknown key. Known keys: ");
  }

  @Test
  void keys_of_the_run_and_of_kubernetes_are_left_to_others() {
    Map<String, String> environment =
        Map.of(
            "GOLDENPATH_TARGET", "local",
            "GOLDENPATH_MIN_EXECUTED", "3",
            "GOLDENPATH_SERVICE_HOST", "10.0.0.1",
            "GOLDENPATH_BACKEND_PORT_8080_TCP_ADDR", "10.0.0.1",
            "GOLDENPATH_PORT", "tcp://10.0.0.1:80");

    assertThat(resolve("embedded", environment, Map.of("goldenpath.shard", "1/2")).name())
        .isEqualTo("embedded");
  }

  @Test
  void an_empty_variable_counts_as_not_set() {
    Map<String, String> environment = Map.of("GOLDENPATH_BASE_URL", "", "GOLDENPATH_STRICT", "");

    assertThat(resolve("embedded", environment, Map.of()).baseUrl().getPort()).isZero();
  }

  @Test
  void an_empty_value_elsewhere_is_refused_but_for_the_health_path_and_capabilities() {
    assertThat(embedded("health-path=").healthPath()).isEmpty();
    assertThat(embedded("capabilities=").capabilities()).isEmpty();
    assertThat(message(() -> embedded("email=")))
        .isEqualTo("email (from --set): the value is empty; leave the key out or give it a value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth=oauth|login, token, signed, client-credentials, password-grant or command",
        "strict=yes|true or false",
        "max-users=0|a whole number from 1 to 999999",
        "ws-token=cookie|header, subprotocol, url.",
        "fan-out=session|thread, user.",
        "fan-out=tread|thread, user; did you mean \"thread\"?",
        "base-url=ftp://h|a URL such as http://host:8000/path or https://host/path",
        "base-url=h:8000|a URL such as http://host:8000/path or https://host/path",
        "ws-url=http://h/ws|a URL such as ws://host:8000/path or wss://host/path",
        "health-path=health|a path that begins with / and has no query, such as /health",
      })
  void a_bad_value_is_shown_with_what_is_allowed(String set, String allowed) {
    String key = set.substring(0, set.indexOf('='));
    String value = set.substring(set.indexOf('=') + 1);

    assertThat(message(() -> local(set)))
        .isEqualTo(key + " (from --set): \"" + value + "\" can't be used; allowed: " + allowed);
  }

  @Test
  void an_unknown_capability_is_refused_by_name() {
    assertThat(message(() -> embedded("capabilities=wait-tool,app-pong")))
        .isEqualTo(
            "capabilities (from --set): there is no capability \"app-pong\"; did you mean"
                + " \"app-ping\"? Allowed: a list with commas of agent-config, multi-user,"
                + " wait-tool, failing-tool, app-ping, header-token, subprotocol-token, thinking,"
                + " sub-agents; or all, or none, or auto (ask the target what it can do)");
  }

  @Test
  void an_unknown_target_is_refused_with_the_nearest_one() {
    assertThat(message(() -> resolve("stagin", Map.of(), Map.of())))
        .startsWith(
            "target: there is no target \"stagin\"; did you mean \"staging\"? Known: embedded,"
                + " local, staging and the files ");
    assertThat(message(() -> resolve("../etc/passwd", Map.of(), Map.of())))
        .startsWith("target: \"../etc/passwd\" is no target's name");
  }

  @Test
  void a_token_url_is_normal_as_every_other_is() {
    Target target =
        embedded(
            "auth=client-credentials",
            "max-users=1",
            "capabilities=none",
            "client-id=c",
            "client-secret=s",
            "token-url=HTTPS://IDP.example:/x/../token?Key=A");

    assertThat(target.authentication())
        .isInstanceOfSatisfying(
            Authentication.OAuth.class,
            it -> assertThat(it.tokenUrl()).hasToString("https://idp.example/token?Key=A"));
  }

  @Test
  void two_files_for_one_target_are_refused() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "");
    Files.writeString(folder.resolve("mine.properties"), "");

    assertThat(message(() -> resolve("mine", Map.of(), Map.of()))).contains("more than one file");
  }

  @Test
  void a_secret_may_stand_in_a_file() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "hunter22\n");

    Target target = embedded("password=@" + secret);

    assertThat(target.authentication())
        .isEqualTo(new Authentication.Login("qa+{n}@example.test", "hunter22"));
    assertThat(embedded("password=@@home").authentication())
        .isEqualTo(new Authentication.Login("qa+{n}@example.test", "@home"));
  }

  @ParameterizedTest
  @CsvSource({
    "password=abc, password=‹hidden›",
    "password=@secret.txt, password=@secret.txt",
    "password=@@home, password=‹hidden›",
    "headers.X-Key =k, headers.X-Key =‹hidden›",
    "limits.run=5s, limits.run=5s",
    "hunter22, hunter22"
  })
  void a_setting_is_shown_without_its_secret_however_short(String set, String shown) {
    assertThat(Settings.shown(set)).isEqualTo(shown);
  }

  @Test
  void no_message_shows_a_secret() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");

    assertThat(message(() -> embedded("password=@hunter22"))).doesNotContain("hunter22");
    assertThat(message(() -> embedded("passwort=hunter22"))).doesNotContain("hunter22");
    assertThat(message(() -> embedded("hunter22")))
        .isEqualTo("--set number 1: must be written key=value");
    assertThat(message(() -> embedded("base-url=https://ada:hunter22@h")))
        .isEqualTo(
            "base-url (from --set): a URL with a user or password in it is not used; take them"
                + " out");
    assertThat(message(() -> embedded("base-url=https://ada:hunter22@h h")))
        .doesNotContain("hunter22");
    assertThat(message(() -> embedded("headers.x-key=hunter22\u00e9"))).doesNotContain("hunter22");
    assertThat(message(() -> file("a.yaml", "password: {hunter22")))
        .doesNotContain("hunter22")
        .contains("is no YAML (line 1)");
    assertThat(message(() -> embedded("password=@" + empty))).contains("the value is empty");
    assertThat(
            embedded("password=hunter22", "jwt-secret=hunter33", "headers.x-key=hunter44")
                .toString())
        .contains("x-key", "Login[email=qa+{n}@example.test, password=‹hidden›]")
        .doesNotContain("hunter");
    assertThat(embedded("auth=signed").authentication())
        .hasToString(
            "Signed[key=Shared[‹hidden›], keyId=Optional.empty, claims={}, userId=Optional.empty]");
    assertThat(Authentication.TokenList.of("hunter22", Optional.empty()))
        .hasToString(
            "TokenList[key=token, tokens=[GivenToken[token=‹hidden›, userId=from the token]]]");
  }

  @Test
  void a_header_that_the_suite_sets_is_refused() {
    assertThat(message(() -> embedded("headers.Authorization=Basic x")))
        .isEqualTo(
            "headers.Authorization (from --set): this header is set by the suite itself; take it"
                + " out");
  }

  @Test
  void a_given_token_is_one_users() {
    String[] sets = {"auth=token", "token=abc", "capabilities=none", "max-users=1"};

    assertThat(embedded(sets).maxUsers()).isEqualTo(1);
    assertThat(message(() -> embedded("auth=token", "token=abc")))
        .isEqualTo(
            "max-users (from built-in targets/embedded.properties): \"100\" can't be used; allowed:"
                + " 1, since a given token (auth=token) is one user's");
    assertThat(message(() -> embedded("auth=token", "token=abc", "max-users=1")))
        .isEqualTo(
            "capabilities (from built-in targets/embedded.properties): multi-user needs several"
                + " users, but a given token (auth=token) is one user's");
    assertThat(message(() -> embedded("max-users=1")))
        .endsWith("multi-user needs several users, but max-users is 1");
    assertThat(message(() -> embedded("email=qa@example.test")))
        .endsWith("allowed: 1, since the email has no {n} to tell users apart");
  }

  @Test
  void real_agents_follow_their_own_variable() {
    Map<String, String> off = Map.of("WEBSOCKET_TESTS_USE_REAL_AGENTS", "False");

    assertThat(resolve("embedded", off, Map.of()).realAgents()).isFalse();
    assertThatThrownBy(
            () -> resolve("embedded", Map.of("WEBSOCKET_TESTS_USE_REAL_AGENTS", "nope"), Map.of()))
        .hasMessage(
            "WEBSOCKET_TESTS_USE_REAL_AGENTS (from environment): \"nope\" can't be used; allowed:"
                + " true or false");
  }

  @Test
  void the_property_chooses_the_target_before_the_variable() {
    assertThat(Settings.chosenName(Map.of(), Map.of())).isEmpty();
    assertThat(Settings.chosenName(Map.of("GOLDENPATH_TARGET", "local"), Map.of()))
        .contains("local");
    assertThat(
            Settings.chosenName(
                Map.of("GOLDENPATH_TARGET", "local"), Map.of("goldenpath.target", "staging")))
        .contains("staging");
  }

  @Test
  void a_bad_wire_profile_names_its_source() {
    assertThat(message(() -> embedded("wire-profile=paylod")))
        .isEqualTo(
            "wire-profile: paylod is neither data, payload or flat nor a file that is there; did"
                + " you mean \"payload\"? (from --set)");
    assertThat(local("wire-profile=flat").wireProfile()).isEqualTo(WireProfile.FLAT);
  }

  @Test
  void urls_are_put_together_with_the_base_urls_path() {
    Target target = local("base-url=http://h:1/x/", "ws-url=ws://h:1/s?v=2");

    assertThat(target.healthUrl()).contains(URI.create("http://h:1/x/health"));
    assertThat(target.loginUrl()).hasToString("http://h:1/x/api/v1/auth/login");
    assertThat(target.socketUrl("t-1", Optional.empty()))
        .hasToString("ws://h:1/s?v=2&thread_id=t-1");
    assertThat(
            List.of(target.takes(TokenTransport.HEADER), target.takes(TokenTransport.SUBPROTOCOL)))
        .containsOnly(true);
    assertThat(embedded("capabilities=none").takes(TokenTransport.SUBPROTOCOL)).isFalse();
  }

  @Test
  void a_socket_url_says_where_thread_and_token_stand() {
    Target target = local("ws-url=ws://h:1/{thread_id}/live?key={token}&v=2");

    assertThat(target.wsToken()).isEqualTo(TokenTransport.URL);
    assertThat(target.socketUrl("t-1", Optional.of("a+b")))
        .hasToString("ws://h:1/t-1/live?key=a%2Bb&v=2");
    assertThat(target.socketUrl("t-1", Optional.empty())).hasToString("ws://h:1/t-1/live?key=&v=2");
    assertThat(SocketUrl.shown(target.wsUrl()))
        .isEqualTo("ws://h:1/{thread_id}/live?key={token}&v=2");
  }

  @Test
  void the_contracts_own_agent_and_tools_play_their_parts_where_nothing_else_is_said() {
    assertThat(local().parts()).isEqualTo(Parts.OF_THE_CONTRACT);
    assertThat(Parts.OF_THE_CONTRACT.has(Part.DELEGATE)).isFalse();
  }

  @Test
  void a_target_names_its_own_agent_and_tools() {
    Parts parts =
        local("agent=concierge", "tools.echo=say", "prompt.echo=Call {tool}: {text}").parts();

    assertThat(parts.agentOnTheWire("data_helper")).isEqualTo("concierge");
    assertThat(parts.tool("say")).isEqualTo("echo_tool");
    assertThat(parts.toolOnTheWire("wait_tool")).isEqualTo("wait_tool");
    assertThat(parts.prompted("a text")).isEqualTo("Call say: a text");
    assertThat(parts.told("echo_tool of data_helper")).isEqualTo("say of concierge");
  }

  @Test
  void what_is_told_of_a_target_names_its_own_places() {
    WireProfile profile =
        local(
                "wire-profile=payload",
                "tools.wait.argument=for.s",
                "tools.wait.result=.",
                "tools.echo.result=output")
            .wireProfile();

    assertThat(new OwnWords(profile).of("tool_args.seconds 2.0, results.waited of at least 2 s"))
        .isEqualTo("tool_args.for.s 2.0, results of at least 2 s");
    assertThat(new OwnWords(profile).of("results.text, and data.error.code: non-blank"))
        .isEqualTo("results.output, and payload.error.code: non-blank");
    assertThat(new OwnWords(profile).of("has data.error in the place of payload.error"))
        .isEqualTo("has data.error in the place of payload.error");
  }

  @Test
  void results_that_are_missing_are_no_value_of_the_tool() {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.putObject("data").put("tool_name", "echo_tool").putNull("results");

    local("tools.echo.result=.").parts().recast(told);

    assertThat(told.at("/data/results").isNull()).isTrue();
  }

  @Test
  void a_part_that_nobody_plays_is_no_capability() {
    Target target = local("tools.wait=none", "capabilities=wait-tool,failing-tool");

    assertThat(target.capabilities()).containsExactly(Capability.FAILING_TOOL);
    assertThat(target.parts().lacking("wait_tool")).contains(Part.WAIT);
  }

  @Test
  void where_a_tool_has_its_values_is_a_path_and_a_prompt_has_its_text() {
    assertThat(message(() -> local("tools.echo.result=a..b")))
        .contains("tools.echo.result", "a path with dots");
    assertThat(message(() -> local("prompt.echo=Say it"))).contains("{text}");
    assertThat(message(() -> local("tools.ecko=say"))).contains("tools.echo");
  }
}
