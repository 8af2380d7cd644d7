package dev.goldenpath.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goldenpath.net.Transport;
import dev.goldenpath.secret.Secrets;
import dev.goldenpath.setting.Authentication;
import dev.goldenpath.setting.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UserPoolTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static UserPool pool(int maxUsers) {
    Target target =
        Target.of(
                "test",
                URI.create("http://h"),
                URI.create("ws://h/ws"),
                new Authentication.Signed("shared"))
            .with(it -> it.maxUsers(maxUsers));
    return new UserPool(new Users(target, new Transport(target), new Secrets()));
  }

  @Test
  void two_scenarios_get_different_accounts() {
    UserPool pool = pool(3);

    User first = pool.lease().user("Ada", LONG);
    User second = pool.lease().user("Ada", LONG);

    assertThat(first.number()).isNotEqualTo(second.number());
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void a_scenario_gets_the_same_account_for_the_same_name() {
    UserPool.Lease lease = pool(2).lease();

    List<User> users = lease.users(List.of("Ada", "Ben", "Ada"), LONG);

    assertThat(users).extracting(User::number).containsExactly(1, 2, 1);
    assertThat(lease.user("Ben", LONG).number()).isEqualTo(2);
    assertThat(lease.held()).containsEntry("Ada", 1).containsEntry("Ben", 2);
  }

  @Test
  void a_name_gets_the_account_that_it_had_before() {
    UserPool pool = pool(3);
    try (UserPool.Lease lease = pool.lease()) {
      lease.users(List.of("Ada", "Ben"), LONG);
    }

    try (UserPool.Lease lease = pool.lease()) {
      assertThat(lease.user("Ben", LONG).number()).isEqualTo(2);
      assertThat(lease.user("Cleo", LONG).number()).isEqualTo(3);
    }
  }

  @Test
  void a_scenario_waits_for_an_account_to_be_given_back() throws Exception {
    UserPool pool = pool(2);
    UserPool.Lease first = pool.lease();
    first.users(List.of("Ada", "Ben"), LONG);
    CountDownLatch asking = new CountDownLatch(1);
    CompletableFuture<User> second =
        CompletableFuture.supplyAsync(
            () -> {
              asking.countDown();
              return pool.lease().user("Ada", LONG);
            });
    assertThat(asking.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(second).isNotDone();

    first.close();

    assertThat(second.get(5, TimeUnit.SECONDS).number()).isEqualTo(1);
  }

  @Test
  void a_wait_for_users_ends() {
    UserPool pool = pool(2);
    pool.lease().user("Ada", LONG);

    assertThatThrownBy(() -> pool.lease().users(List.of("Ada", "Ben"), Duration.ofMillis(30)))
        .isInstanceOf(UsersInUse.class)
        .hasMessage(
            "Of the 2 users of test (max-users), 1 is free and none was given back for 30 ms, but 2"
                + " are needed; allow more users, or run fewer scenarios in parallel.");
    assertThat(pool.lease().user("Cleo", LONG).number()).isEqualTo(2);
  }

  @Test
  void a_wait_goes_on_while_others_give_users_back() throws Exception {
    UserPool pool = pool(3);
    UserPool.Lease slow = pool.lease();
    slow.user("Ada", LONG);
    UserPool.Lease quick = pool.lease();
    quick.user("Ben", LONG);
    Duration patience = Duration.ofMillis(600);
    long began = System.nanoTime();
    CompletableFuture<List<User>> three =
        CompletableFuture.supplyAsync(
            () -> pool.lease().users(List.of("Ada", "Ben", "Cleo"), patience));
    assertThat(pool.awaitLine(1, LONG)).isTrue();

    assertThat(three).failsWithin(Duration.ofMillis(400)).withThrowableThat().isNotNull();
    quick.close();
    assertThat(three).failsWithin(Duration.ofMillis(400)).withThrowableThat().isNotNull();
    slow.close();

    assertThat(three.get(5, TimeUnit.SECONDS)).hasSize(3);
    assertThat(System.nanoTime() - began).isGreaterThan(patience.toNanos());
  }

  @Test
  void who_asks_for_many_is_not_passed_by_for_ever() throws Exception {
    UserPool pool = pool(2);
    UserPool.Lease first = pool.lease();
    first.user("Ada", LONG);
    CompletableFuture<UserPool.Lease> many =
        CompletableFuture.supplyAsync(
            () -> {
              UserPool.Lease lease = pool.lease();
              lease.users(List.of("Ada", "Ben"), LONG);
              return lease;
            });
    assertThat(pool.awaitLine(1, LONG)).isTrue();
    CompletableFuture<User> few =
        CompletableFuture.supplyAsync(() -> pool.lease().user("Cleo", LONG));
    assertThat(pool.awaitLine(2, LONG)).isTrue();
    assertThat(few).isNotDone();

    first.close();
    UserPool.Lease held = many.get(5, TimeUnit.SECONDS);
    assertThat(few).isNotDone();
    held.close();

    assertThat(few.get(5, TimeUnit.SECONDS).name()).isEqualTo("Cleo");
  }

  @Test
  void who_holds_a_user_already_goes_before_those_who_hold_none() throws Exception {
    UserPool pool = pool(3);
    UserPool.Lease first = pool.lease();
    first.users(List.of("Ada", "Ben"), LONG);
    UserPool.Lease holder = pool.lease();
    holder.user("Ada", LONG);
    CompletableFuture<List<User>> all =
        CompletableFuture.supplyAsync(
            () -> pool.lease().users(List.of("Ada", "Ben", "Cleo"), LONG));
    assertThat(pool.awaitLine(1, LONG)).isTrue();
    CompletableFuture<User> further = CompletableFuture.supplyAsync(() -> holder.user("Ben", LONG));
    assertThat(pool.awaitLine(2, LONG)).isTrue();

    first.close();

    assertThat(further.get(5, TimeUnit.SECONDS).name()).isEqualTo("Ben");
    holder.close();
    assertThat(all.get(5, TimeUnit.SECONDS)).hasSize(3);
  }

  @Test
  void more_users_than_the_target_has_are_refused_at_once() {
    UserPool.Lease lease = pool(2).lease();
    lease.user("Ada", LONG);

    assertThatThrownBy(() -> lease.users(List.of("Ben", "Cleo"), LONG))
        .isInstanceOf(NoUserFree.class)
        .hasMessage("The scenario asks for 3 users, but the target test has 2 (max-users).");
  }

  @Test
  void the_only_user_is_shared() {
    UserPool pool = pool(1);
    UserPool.Lease first = pool.lease();
    UserPool.Lease second = pool.lease();

    assertThat(first.user("Ada", LONG).number()).isEqualTo(1);
    assertThat(second.user("Ada", LONG).number()).isEqualTo(1);
    first.close();
    assertThat(second.user("Ada", LONG).number()).isEqualTo(1);
    assertThatThrownBy(() -> second.user("Ben", LONG)).isInstanceOf(NoUserFree.class);
  }

  @Test
  void a_lease_may_be_closed_twice() {
    UserPool pool = pool(2);
    UserPool.Lease lease = pool.lease();
    lease.user("Ada", LONG);
    lease.close();
    User next = pool.lease().user("Ada", LONG);
    lease.close();

    assertThat(pool.lease().user("Ada", LONG).number()).isNotEqualTo(next.number());
  }
}
