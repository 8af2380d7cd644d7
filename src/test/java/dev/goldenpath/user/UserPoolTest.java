package dev.goldenpath.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.net.Transport;
import dev.goldenpath.scenario.Beside;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Roles;
import dev.goldenpath.setting.Target;
import dev.goldenpath.user.LoginFailed.CredentialsRefused;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UserPoolTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static Target target(int maxUsers) {
    return Target.of(
            "test",
            URI.create("http://h"),
            URI.create("ws://h/ws"),
            new Authentication.Signed("shared"))
        .with(it -> it.maxUsers(maxUsers));
  }

  private static UserPool pool(int maxUsers) {
    return pool(target(maxUsers));
  }

  private static UserPool pool(Target target) {
    Users users = new Users(target, new Transport(target), new Secrets());
    return new UserPool(users, 1, target.maxUsers());
  }

  private static Target with(String role, Integer... accounts) {
    return target(3).with(it -> it.roles(new Roles(Map.of(role, Set.of(accounts)))));
  }

  private static User one(UserPool.Lease lease, String name) {
    return lease.users(List.of(name), LONG).get(0);
  }

  @Test
  void where_one_of_several_can_not_log_in_none_is_held() {
    Users users =
        new Users(
            target(2),
            new Secrets(),
            InstantSource.system(),
            number -> {
              if (number == 2) {
                throw new CredentialsRefused("no such user");
              }
              return new Access("u-1", "token", Optional.empty(), Instant.now(), Optional.empty());
            });
    UserPool pool = new UserPool(users, 1, users.target().maxUsers());
    UserPool.Lease lease = pool.lease();

    assertThatThrownBy(() -> lease.users(List.of("Ada", "Ben"), LONG))
        .isInstanceOf(CredentialsRefused.class);

    assertThat(lease.held()).isEmpty();
    assertThat(one(pool.lease(), "Ada").number()).isEqualTo(1);
  }

  @Test
  void a_lease_that_is_closed_lends_nobody() {
    UserPool pool = pool(1);
    UserPool.Lease lease = pool.lease();
    lease.close();

    assertThatThrownBy(() -> one(lease, "Ada")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void two_scenarios_get_different_accounts() {
    UserPool pool = pool(3);

    User first = one(pool.lease(), "Ada");
    User second = one(pool.lease(), "Ada");

    assertThat(first.number()).isNotEqualTo(second.number());
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void a_scenario_gets_the_same_account_for_the_same_name() {
    UserPool.Lease lease = pool(2).lease();

    List<User> users = lease.users(List.of("Ada", "Ben", "Ada"), LONG);

    assertThat(users).extracting(User::number).containsExactly(1, 2, 1);
    assertThat(one(lease, "Ben").number()).isEqualTo(2);
    assertThat(lease.held()).containsEntry("Ada", 1).containsEntry("Ben", 2);
  }

  @Test
  void a_name_gets_the_account_that_it_had_before() {
    UserPool pool = pool(3);
    try (UserPool.Lease lease = pool.lease()) {
      lease.users(List.of("Ada", "Ben"), LONG);
    }

    try (UserPool.Lease lease = pool.lease()) {
      assertThat(one(lease, "Ben").number()).isEqualTo(2);
      assertThat(one(lease, "Cleo").number()).isEqualTo(3);
    }
  }

  @Test
  void a_scenario_waits_for_an_account_to_be_given_back() throws Exception {
    UserPool pool = pool(2);
    UserPool.Lease first = pool.lease();
    first.users(List.of("Ada", "Ben"), LONG);
    CountDownLatch asking = new CountDownLatch(1);
    CompletableFuture<User> second =
        Beside.begin(
            "waiting",
            () -> {
              asking.countDown();
              return one(pool.lease(), "Ada");
            });
    assertThat(asking.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(20, TimeUnit.SECONDS).number()).isEqualTo(1);
  }

  @Test
  void accounts_with_a_role_are_lent_to_who_asks_for_it() {
    UserPool.Lease lease = pool(with("premium", 2, 11, 12)).lease();

    List<User> premium = lease.users(List.of("Ada", "Ben", "Cleo"), "premium", LONG);
    List<User> others = lease.users(List.of("Dora", "Emil"), LONG);

    assertThat(premium).extracting(User::number).containsExactly(2, 11, 12);
    assertThat(others).extracting(User::number).containsExactly(1, 3);
    assertThatThrownBy(() -> lease.users(List.of("Fred"), "premium", LONG))
        .isInstanceOf(NoUserFree.class)
        .hasMessage(
            "The scenario asks for 4 users as premium, but the target test has 3"
                + " (users.premium).");
  }

  @Test
  void a_role_s_accounts_are_given_back() {
    UserPool pool = pool(with("premium", 11));
    try (UserPool.Lease lease = pool.lease()) {
      lease.users(List.of("Ada"), "premium", LONG);
    }

    assertThat(pool.lease().users(List.of("Ben"), "premium", LONG))
        .extracting(User::number)
        .containsExactly(11);
  }

  @Test
  void a_role_that_nobody_has_names_its_setting() {
    UserPool pool = pool(with("admin", 4));

    assertThatThrownBy(() -> pool.lease().users(List.of("Ada"), "premium", LONG))
        .isInstanceOf(RoleUnknown.class)
        .hasMessage(
            "Nobody can be authenticated as premium: users.premium is not set for the target"
                + " test; say which accounts have that role, such as --set users.premium=11,12"
                + " (each is what {n} stands for). Roles that are set: admin.");
  }

  @Test
  void a_wait_for_users_ends() {
    UserPool pool = pool(2);
    one(pool.lease(), "Ada");

    assertThatThrownBy(() -> pool.lease().users(List.of("Ada", "Ben"), Duration.ofMillis(30)))
        .isInstanceOf(UsersInUse.class)
        .hasMessage(
            "Of the 2 users of test (max-users), 1 is free and none was given back for 30 ms, but 2"
                + " are needed; allow more users, or run fewer scenarios in parallel.");
    assertThat(one(pool.lease(), "Cleo").number()).isEqualTo(2);
  }

  @Test
  void a_wait_goes_on_while_others_give_users_back() throws Exception {
    List<String> names = List.of("Ada", "Ben", "Cleo", "Dora", "Emil");
    UserPool pool = pool(names.size());
    List<UserPool.Lease> others =
        names.stream()
            .map(
                name -> {
                  UserPool.Lease lease = pool.lease();
                  one(lease, name);
                  return lease;
                })
            .toList();
    // Each of the others takes its time, far less than the patience; all together take longer.
    Duration patience = Duration.ofSeconds(2);
    long began = System.nanoTime();
    CompletableFuture<List<User>> all =
        Beside.begin("waiting", () -> pool.lease().users(names, patience));
    assertThat(pool.awaitLine(1, LONG)).isTrue();

    for (UserPool.Lease other : others) {
      assertThat(all).failsWithin(Duration.ofMillis(420)).withThrowableThat().isNotNull();
      other.close();
    }

    assertThat(all.get(20, TimeUnit.SECONDS)).hasSize(names.size());
    assertThat(System.nanoTime() - began).isGreaterThan(patience.toNanos());
  }

  @Test
  void who_asks_for_many_is_not_passed_by_for_ever() throws Exception {
    UserPool pool = pool(2);
    UserPool.Lease first = pool.lease();
    one(first, "Ada");
    CompletableFuture<UserPool.Lease> many =
        Beside.begin(
            "waiting",
            () -> {
              UserPool.Lease lease = pool.lease();
              lease.users(List.of("Ada", "Ben"), LONG);
              return lease;
            });
    assertThat(pool.awaitLine(1, LONG)).isTrue();
    CompletableFuture<User> few = Beside.begin("waiting", () -> one(pool.lease(), "Cleo"));
    assertThat(pool.awaitLine(2, LONG)).isTrue();
    assertThat(few).isNotDone();

    first.close();
    UserPool.Lease held = many.get(20, TimeUnit.SECONDS);
    assertThat(few).isNotDone();
    held.close();

    assertThat(few.get(20, TimeUnit.SECONDS).name()).isEqualTo("Cleo");
  }

  @Test
  void who_holds_a_user_already_goes_before_those_who_hold_none() throws Exception {
    UserPool pool = pool(3);
    UserPool.Lease first = pool.lease();
    first.users(List.of("Ada", "Ben"), LONG);
    UserPool.Lease holder = pool.lease();
    one(holder, "Ada");
    CompletableFuture<List<User>> all =
        Beside.begin("waiting", () -> pool.lease().users(List.of("Ada", "Ben", "Cleo"), LONG));
    assertThat(pool.awaitLine(1, LONG)).isTrue();
    CompletableFuture<User> further = Beside.begin("waiting", () -> one(holder, "Ben"));
    assertThat(pool.awaitLine(2, LONG)).isTrue();

    first.close();

    assertThat(further.get(20, TimeUnit.SECONDS).name()).isEqualTo("Ben");
    holder.close();
    assertThat(all.get(20, TimeUnit.SECONDS)).hasSize(3);
  }

  @Test
  void more_users_than_the_target_has_are_refused_at_once() {
    UserPool.Lease lease = pool(2).lease();
    one(lease, "Ada");

    assertThatThrownBy(() -> lease.users(List.of("Ben", "Cleo"), LONG))
        .isInstanceOf(NoUserFree.class)
        .hasMessage("The scenario asks for 3 users, but the target test has 2 (max-users).");
  }

  @Test
  void the_only_user_is_shared() {
    UserPool pool = pool(1);
    UserPool.Lease first = pool.lease();
    UserPool.Lease second = pool.lease();

    assertThat(one(first, "Ada").number()).isEqualTo(1);
    assertThat(one(second, "Ada").number()).isEqualTo(1);
    first.close();
    assertThat(one(second, "Ada").number()).isEqualTo(1);
    assertThatThrownBy(() -> one(second, "Ben")).isInstanceOf(NoUserFree.class);
  }

  @Test
  void a_lease_may_be_closed_twice() {
    UserPool pool = pool(2);
    UserPool.Lease lease = pool.lease();
    one(lease, "Ada");
    lease.close();
    User next = one(pool.lease(), "Ada");
    lease.close();

    assertThat(one(pool.lease(), "Ada").number()).isNotEqualTo(next.number());
  }
}
