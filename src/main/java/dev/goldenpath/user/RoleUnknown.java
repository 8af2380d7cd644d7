package dev.goldenpath.user;

import dev.goldenpath.setting.Target;

/** A scenario asks for a user with a role that no account has by the target's settings. */
public final class RoleUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RoleUnknown(String role, Target target) {
    super(
        "Nobody can be authenticated as "
            + role
            + ": users."
            + role
            + " is not set for the target "
            + target.name()
            + "; say which accounts have that role, such as --set users."
            + role
            + "=11,12 (each is what {n} stands for"
            + (target.roles().accounts().isEmpty()
                ? ")."
                : "). Roles that are set: "
                    + String.join(", ", target.roles().accounts().keySet())
                    + "."));
  }
}
