"""claimcheck compares what sources claim: it groups claims about one fact and flags those that clash."""
