/** Why `d` (directory_entry) is not in the first band, or last in its own. */
export const RESERVES = `reserves_of(d.state, d.verdict, d.ratio_30d, d.coverage_30d, d.behind_days, d.age, d.registration,
         d.has_title, d.reach_share, d.has_doubt, d.is_reserved, d.is_oversized)`;

/** The newest release of the software of `i` (instance), where that runs an older one; null where it does not. */
export const NEWEST_VERSION = `
  (select r.version from software_release r
    where r.software = i.software and r.release > release_of(i.version)
    order by r.release desc limit 1)`;

/** Where `i` (instance) stands among the recommended, as the contract has it; last of all where it is not listed. */
export const STANDING = `
  coalesce((select jsonb_build_object('band', d.band, 'reserves', ${RESERVES}, 'newest_version', ${NEWEST_VERSION},
                                      'behind_days', d.behind_days, 'share_of_network', d.share_of_network)
              from directory_entry d where d.instance_id = i.id),
           jsonb_build_object('band', 5, 'reserves', array['not_up'], 'newest_version', null, 'behind_days', null,
                              'share_of_network', null))`;
