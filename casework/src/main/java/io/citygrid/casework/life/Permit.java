package io.citygrid.casework.life;

import io.citygrid.city.event.ActorRole;

/** As what, and how near to the case, someone may make a move. */
public record Permit(ActorRole role, Scope scope) {}
