package dev.goldenpath.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonceAndWordsTest {
  @Test
  void nonces_are_recognised_and_never_the_same() {
    Random random = new Random(7);

    Set<String> nonces =
        IntStream.range(0, 1_000).mapToObj(i -> Nonce.next(random)).collect(Collectors.toSet());

    assertThat(nonces).hasSize(1_000).allMatch(nonce -> Nonce.in(nonce).contains(nonce));
  }

  @Test
  void a_nonce_holds_none_of_the_words_that_must_change_nothing() {
    Random random = new Random(7);

    assertThat(IntStream.range(0, 1_000).mapToObj(i -> Nonce.next(random)))
        .noneMatch(nonce -> nonce.matches(".*(test|mock|demo).*"));
  }

  @Test
  void nonces_are_found_wherever_they_stand_each_once() {
    String one = "gp-0123456789abcdef0123";
    String two = "gp-fedcba98765432100000";

    assertThat(Nonce.in("«" + one + "», x" + two + "y; " + one)).containsExactly(one, two);
    assertThat(Nonce.inAnyCase(one + two.toUpperCase(Locale.ROOT))).containsExactly(one, two);
    assertThat(Nonce.in("gp-0123 GP-0123456789ABCDEF0123 gp-0123456789abcdef012")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      quoteCharacter = '`',
      value = {
        "user 42 asks            = user,42,asks",
        "see user-ben-0002.      = see,user-ben-0002.,user-ben-0002",
        "user:ben-2              = user:ben-2,user,ben-2",
        "auth0|12ab              = auth0|12ab,auth0,12ab",
        "qa+2@example.test       = qa+2@example.test",
        "/threads/4f-2a/x        = threads,4f-2a,x",
        "{\"a\":\"b_c\"}         = a,b_c",
        "…«»                     = ``"
      })
  void words_are_what_could_be_ids(String text, String words) {
    assertThat(Words.in(text))
        .containsExactlyInAnyOrder(words.isEmpty() ? new String[0] : words.split(","));
  }

  @Test
  void an_id_that_its_form_tells_is_found_amid_letters() {
    String uuid = "0198c2de-7f4a-7c31-9d2b-5e6f708192a3";

    assertThat(Words.in("run" + uuid + "x_1")).contains(uuid);
    assertThat(Words.in("the-" + uuid)).contains(uuid);
    assertThat(Words.in(uuid + ".json")).contains(uuid);
  }

  @Test
  void what_is_longer_than_any_id_is_no_word() {
    assertThat(Words.in("x".repeat(129))).isEmpty();
    assertThat(Words.in("x".repeat(128))).hasSize(1);
  }

  @Test
  void only_words_of_a_length_are_visited_where_that_is_asked_for() {
    List<String> words = new ArrayList<>();

    Words.visit("the run:0123456789, and 01234567. of x", 8, words::add);

    assertThat(words).containsExactly("run:0123456789", "0123456789", "01234567.", "01234567");
  }
}
