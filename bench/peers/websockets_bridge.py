"""Datagrams to browsers with asyncio and websockets. python3 websockets_bridge.py HTTP_PORT UDP_PORT"""
import asyncio
import json
import socket
import sys

import websockets


class Bridge(asyncio.DatagramProtocol):
    def __init__(self):
        self.browsers = set()

    def datagram_received(self, data, address):
        text = json.dumps({"from": f"{address[0]}:{address[1]}", "text": data.decode()})
        websockets.broadcast(self.browsers, text)

    async def serve(self, browser):
        self.browsers.add(browser)
        try:
            await browser.wait_closed()
        finally:
            self.browsers.remove(browser)


async def main(http_port, udp_port):
    bridge = Bridge()
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    udp.bind(("127.0.0.1", udp_port))
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: bridge, sock=udp)
    async with websockets.serve(bridge.serve, "127.0.0.1", http_port):
        await asyncio.Future()


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
