package dev.goldenpath.user;

import dev.goldenpath.setting.Target;
import java.util.Set;

/** A scenario asks for a user with a role that no account has by the target's settings. */
public final class RoleUnknown extends RuntimeException {
  RoleUnknown(String role, Target target) {
    super(
        ("Nobody can be authenticated as %s: users.%s is not set for the target %s; say which"
                + " accounts have that role, such as --set users.%s=11,12 (each is what {n} stands"
                + " for).%s")
            .formatted(role, role, target.name(), role, set(target.roles().accounts().keySet())));
  }

  private static String set(Set<String> roles) {
    return roles.isEmpty() ? "" : " Roles that are set: " + String.join(", ", roles) + ".";
  }
}
