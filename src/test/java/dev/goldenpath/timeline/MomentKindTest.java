package dev.goldenpath.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goldenpath.event.EventType;
import dev.goldenpath.wire.Entry;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MomentKindTest {
  @ParameterizedTest
  @EnumSource(EventType.class)
  void each_type_of_event_has_a_kind_that_rules_can_heed(EventType type) {
    assertThat(MomentKind.of(type).name()).isEqualTo(type.name());
  }

  @Test
  void each_kind_of_entry_has_one() {
    Class<?>[] entries =
        Arrays.stream(Entry.class.getPermittedSubclasses())
            .flatMap(
                type ->
                    type.isSealed()
                        ? Arrays.stream(type.getPermittedSubclasses())
                        : Stream.of(type))
            .toArray(Class<?>[]::new);

    assertThat(entries)
        .allSatisfy(
            type ->
                assertThat(EnumSet.allOf(MomentKind.class))
                    .anyMatch(kind -> kind.isOf(type.asSubclass(Entry.class))));
  }
}
