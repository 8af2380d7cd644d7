package dev.goldenpath.timeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Nonces by which the shards of a run know each other's data where they see it, without talking to
 * each other.
 *
 * <p>Such a nonce tells its shard and its user, in a form that only who knows the run's seed can
 * make: two bytes of shard, three of the user's id, two by chance, three that seal the rest. To
 * everybody else it is a nonce like any other.
 */
public final class Canaries {
  /** A run that is whole: there is nobody else. */
  public static final Canaries ALONE = new Canaries(0, 1, 1);

  private static final int SHARD = 2;
  private static final int USER = 3;
  private static final int CHANCE = 2;
  private static final int SEAL = 3;
  private static final int SEALED = SHARD + USER + CHANCE;

  private final int seed;
  private final int shard;
  private final boolean alone;

  /**
   * Make those of one shard.
   *
   * @param seed that all shards of the run have
   * @param shard which it is, from 1
   * @param shards how many there are
   */
  public Canaries(int seed, int shard, int shards) {
    this.seed = seed;
    this.shard = shard;
    this.alone = shards == 1;
  }

  /** Make a nonce for a user. */
  String next(RandomGenerator random, String userId) {
    if (alone) {
      return Nonce.next(random);
    }
    byte[] chance = new byte[CHANCE];
    random.nextBytes(chance);
    byte[] bytes = new byte[SEALED + SEAL];
    bytes[0] = (byte) (shard >> Byte.SIZE);
    bytes[1] = (byte) shard;
    System.arraycopy(digest(userId), 0, bytes, SHARD, USER);
    System.arraycopy(chance, 0, bytes, SHARD + USER, CHANCE);
    System.arraycopy(seal(bytes), 0, bytes, SEALED, SEAL);
    return Nonce.of(bytes);
  }

  /**
   * Return whose a nonce of another shard is, in words; empty where it is this shard's, that user's
   * own, or no nonce of this run.
   */
  Optional<String> stranger(String nonce, String userId) {
    return alone
        ? Optional.empty()
        : Nonce.bytes(nonce)
            .filter(bytes -> Arrays.equals(seal(bytes), tail(bytes)))
            .filter(bytes -> shardOf(bytes) != shard)
            .filter(bytes -> !isOf(userId, bytes))
            .map(bytes -> "a user of shard " + shardOf(bytes));
  }

  private static int shardOf(byte[] bytes) {
    return Byte.toUnsignedInt(bytes[0]) << Byte.SIZE | Byte.toUnsignedInt(bytes[1]);
  }

  private static boolean isOf(String userId, byte[] bytes) {
    return Arrays.equals(
        Arrays.copyOf(digest(userId), USER), Arrays.copyOfRange(bytes, SHARD, SHARD + USER));
  }

  private static byte[] tail(byte[] bytes) {
    return Arrays.copyOfRange(bytes, SEALED, SEALED + SEAL);
  }

  private byte[] seal(byte[] bytes) {
    String body = HexFormat.of().formatHex(bytes, 0, SEALED);
    return Arrays.copyOf(digest(seed + " seals " + body), SEAL);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("every JDK has SHA-256", never);
    }
  }
}
