package dev.goldenpath.steps;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a sentence does, or what may stand at a place of one, in a line for whoever writes
 * scenarios; on a class, what its sentences are about.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Says {
  String value();

  /** How the rows of the sentence's table may begin; with a dot at the end, any name may follow. */
  String[] rows() default {};
}
