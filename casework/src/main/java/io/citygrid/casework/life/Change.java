package io.citygrid.casework.life;

import io.citygrid.city.event.CaseFacts;
import io.citygrid.city.event.CaseState;

/** What a move makes of a case. */
record Change(CaseState state, Assignment assignment, CaseFacts facts) {}
