"""What is told as saved has been brought to the disk by one sync, and by no more."""

from itertools import pairwise

WRITE, SYNC = 1, 2


def syncs_between_acknowledgements(run):
    """Return how often the disk was waited for by each action but the first."""
    acks = [
        place
        for place, record in enumerate(run.records)
        if record.call == WRITE and record.path.endswith("/acks")
    ]
    return [
        sum(record.call == SYNC for record in run.records[former:later])
        for former, later in pairwise(acks)
    ]


def test_each_action_waits_for_the_disk_once(work, folder):
    counts = syncs_between_acknowledgements(work(folder, "code", 20))
    assert len(counts) >= 20
    assert set(counts) == {1}


def test_a_worker_that_does_not_wait_for_the_disk_is_found_out(work, folder):
    counts = syncs_between_acknowledgements(work(folder, "code", 8, "NORMAL"))
    assert set(counts) == {0}
