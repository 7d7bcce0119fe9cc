package io.citygrid.city.event;

import org.jspecify.annotations.Nullable;

/**
 * On what it rests that a case is where it is (派遣依据): the move that last gave it to its department,
 * or took it from one, and the versions of the city that held then. Moves that do neither leave it
 * as it is, under whatever version they are made.
 *
 * @param move the move
 * @param role as what it was made
 * @param fences the version of the fences by which its place was found last; 0 when that is not
 *     known, as of a case that was moved before this was kept
 * @param rules the version of the rules under which the move was made
 * @param reopenedAs as what the case was reopened since, {@link ActorRole#RULE} when that followed
 *     from a call back; null when it was not
 */
public record DispatchBasis(
    Move move, ActorRole role, long fences, long rules, @Nullable ActorRole reopenedAs) {

  /** The basis of a case whose place and department were found anew. */
  public static DispatchBasis foundBy(Move move, ActorRole role, Versions versions) {
    return new DispatchBasis(move, role, versions.fences(), versions.rules(), null);
  }

  /** The same, reopened. */
  public DispatchBasis reopened(ActorRole as) {
    return new DispatchBasis(move, role, fences, rules, as);
  }
}
