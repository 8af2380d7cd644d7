package dev.goldenpath.field;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A row of docs/field.md: the annotated test keeps it true. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(FieldCase.Several.class)
public @interface FieldCase {
  Kind kind();

  /** What people have or do. */
  String input();

  /** What happens now. */
  String now();

  /** Several rows that one test keeps. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface Several {
    FieldCase[] value();
  }
}
