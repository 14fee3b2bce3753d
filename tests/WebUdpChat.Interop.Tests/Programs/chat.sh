#!/usr/bin/env bash
# Chats over UDP with nothing but bash and dd. `read -u 3` would lose all but a datagram's first byte.
exec 3<>"/dev/udp/$1/$2"
(while dd bs=65536 count=1 <&3 2>/dev/null; do :; done) &
while read -r line; do
  printf '%s\n' "$line" >&3
done
