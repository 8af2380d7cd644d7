package dev.goldenpath.setting;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which accounts of a target have a role of their own, by {@code users.ROLE}; they are lent to
 * those alone who ask for that role.
 *
 * @param accounts their numbers, by role
 */
public record Roles(Map<String, Set<Integer>> accounts) {
  public static final Roles NONE = new Roles(Map.of());

  private static final Pattern PART = Pattern.compile("([1-9]\\d{0,5})(?:-([1-9]\\d{0,5}))?");
  private static final int MOST = 1000;

  public Roles {
    accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
  }

  /** Read what the settings say, by role. */
  static Roles of(Map<String, Given> given) {
    Map<String, Set<Integer>> accounts = new LinkedHashMap<>();
    Map<Integer, String> owners = new HashMap<>();
    given.forEach(
        (role, value) -> {
          Set<Integer> numbers = numbers(value);
          for (int number : numbers) {
            String other = owners.put(number, role);
            if (other != null) {
              throw value.refused("account " + number + " is one of users." + other + " already");
            }
          }
          accounts.put(role, numbers);
        });
    return new Roles(accounts);
  }

  private static Set<Integer> numbers(Given given) {
    Set<Integer> numbers =
        Stream.of(given.value().split("\\s*,\\s*"))
            .flatMapToInt(part -> numbers(part, given))
            .boxed()
            .collect(Collectors.toUnmodifiableSet());
    if (numbers.size() > MOST) {
      throw given.unusable(MOST + " accounts at most");
    }
    return numbers;
  }

  private static IntStream numbers(String part, Given given) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw given.unusable("numbers of accounts, such as 3, 5-8");
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (last < first) {
      throw given.unusable("numbers of accounts, the smaller one first, such as 3, 5-8");
    }
    return IntStream.rangeClosed(first, last);
  }

  /** Return the role of an account; empty for one without. */
  public Optional<String> of(int number) {
    return accounts.entrySet().stream()
        .filter(it -> it.getValue().contains(number))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
